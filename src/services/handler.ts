import type { ActionName, Actions } from '../generated/index.js';
import type { Call, Handler } from '../rpc/index.js';
import type { Services } from './services.js';

/** What a handler of this server is given: the call and the domain services, in one object to take apart. */
export type ServiceCall<Name extends ActionName> = Call<Actions[Name]['request']> & Services;

/** Names a handler, so that the file says which action it is and the compiler checks its request and answer against the definition. */
export function handler<Name extends ActionName>(
  _name: Name,
  run: (call: ServiceCall<Name>) => Actions[Name]['response'] | Promise<Actions[Name]['response']>,
): Handler<Actions[Name]['request'], Actions[Name]['response'], Services> {
  return run;
}
