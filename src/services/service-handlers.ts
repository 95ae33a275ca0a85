import type { ActionName, Handlers } from '../generated/index.js';
import type { Services } from './services.js';

/** The part of an action's name before the dot. */
type ServiceName = ActionName extends `${infer Name}.${string}` ? Name : never;

/** The handlers of one service: leave one out, and this does not compile. */
export type ServiceHandlers<Service extends ServiceName> = Pick<Handlers<Services>, Extract<ActionName, `${Service}.${string}`>>;
