import { api, type Handlers } from '../generated/index.js';
import type { Call, Handler } from '../rpc/index.js';
import type { Services } from './services.js';

type AnyHandlers = Readonly<Record<string, Handler<unknown, unknown, Services>>>;

let loaded: AnyHandlers | undefined;

async function load(): Promise<AnyHandlers> {
  loaded ??= (await import('./all-handlers.js')).allHandlers as unknown as AnyHandlers;
  return loaded;
}

/** The function behind every action of the API. Their code is loaded with the first call: a start needs none of it. */
export const handlers = Object.fromEntries(
  api.actions.map(({ name }) => [
    name,
    (call: Call<unknown> & Services) => (loaded ? loaded[name]?.(call) : load().then((all) => all[name]?.(call))),
  ]),
) as Handlers<Services>;
