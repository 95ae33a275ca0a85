import { type ActionName, api, type Handlers } from '../generated/index.js';
import type { Call, Handler } from '../rpc/index.js';
import type { Services } from './services.js';

/** The part of an action's name before the dot. */
type ServiceName = ActionName extends `${infer Name}.${string}` ? Name : never;

/** The handlers of one service: leave one out, and this does not compile. */
export type ServiceHandlers<Service extends ServiceName> = Pick<Handlers<Services>, Extract<ActionName, `${Service}.${string}`>>;

type AnyHandler = Handler<unknown, unknown, Services>;

/** Handlers of a service whose code is loaded with the first call to one of them: a start needs none of it. */
export function lazily<Service extends ServiceName>(
  service: Service,
  load: () => Promise<ServiceHandlers<Service>>,
): ServiceHandlers<Service> {
  let loaded: Readonly<Record<string, AnyHandler>> | undefined;
  const all = async (): Promise<Readonly<Record<string, AnyHandler>>> => {
    loaded ??= (await load()) as unknown as Readonly<Record<string, AnyHandler>>;
    return loaded;
  };
  const names = api.actions.filter((action) => action.service === service).map(({ name }) => name);
  const entries = names.map((name) => [
    name,
    (call: Call<unknown> & Services) => (loaded ? loaded[name]?.(call) : all().then((handlers) => handlers[name]?.(call))),
  ]);
  return Object.fromEntries(entries) as ServiceHandlers<Service>;
}
