import type { Actions } from '../../generated/index.js';
import type { Caller, InProcessCaller } from '../../rpc/index.js';
import type { ShownTasks } from '../core/shown-tasks.js';
import type { Aliases, AliasKey } from '../rest/index.js';
import type { Schedules } from './schedules.js';

/** What the handlers of MLW work with. */
export interface MlwContext {
  readonly call: InProcessCaller<Actions>;
  readonly aliases: Aliases;
  readonly schedules: Schedules;
  readonly shown: ShownTasks;
  /** Writes a moment as clients are to see it. */
  readonly time: (moment: string) => string;
  /** Name of the queue that individual tasks wait in. */
  readonly queue: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Under which the name of a parent task is taken: names are unique in a project, whose files are called by them. */
export function nameKey(name: string, project: string, { company }: Caller): AliasKey {
  return { surface: 'mlw', company, externalId: `${project}/${name}` };
}
