import type { Actions } from '../../generated/index.js';
import type { Caller, InProcessCaller } from '../../rpc/index.js';
import type { ShownTasks } from '../core/shown-tasks.js';
import type { Aliases, AliasKey } from '../rest/index.js';
import type { ZonedTime } from './zoned-time.js';

/** What the handlers of NCLUE work with. */
export interface NclueContext {
  readonly call: InProcessCaller<Actions>;
  readonly aliases: Aliases;
  readonly shown: ShownTasks;
  readonly time: ZonedTime;
}

/** Under which the name of a task is taken: names are unique in an account (A-NCL-5). */
export function nameKey(name: string, { company }: Caller): AliasKey {
  return { surface: 'nclue', company, externalId: name };
}
