import { api, errors, type Handlers } from '../generated/index.js';
import { ApiError } from '../rpc/index.js';
import type { Services } from './services.js';

/** The handlers, and for every action that has none yet one that answers 501/0 with the action's name. */
export function withLaterActions(handlers: Partial<Handlers<Services>>): Handlers<Services> {
  const missing = api.actions.map(({ name }) => name).filter((name) => !Object.hasOwn(handlers, name));
  const later = missing.map((action) => [action, () => notImplemented(action)]);
  return { ...Object.fromEntries(later), ...handlers } as Handlers<Services>;
}

function notImplemented(action: string): never {
  throw new ApiError(errors.not_implemented, { data: { action } });
}
