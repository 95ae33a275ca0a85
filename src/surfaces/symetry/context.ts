import type { SealedParameters } from '../../auth/index.js';
import type { Actions } from '../../generated/index.js';
import type { InProcessCaller } from '../../rpc/index.js';
import type { Aliases, AliasKey } from '../rest/index.js';
import type { SymetryClient } from './authenticate.js';
import type { CustomerTasks } from './customer-tasks.js';
import type { RunSlots } from './run-slots.js';
import { SECTION } from './stored-task.js';

/** What the handlers of SymetryML work with. */
export interface SymetryContext {
  readonly call: InProcessCaller<Actions>;
  readonly aliases: Aliases;
  readonly shown: CustomerTasks;
  readonly slots: RunSlots;
  readonly sealed: Pick<SealedParameters, 'seal'>;
  /** Name of the queue that tasks wait in. */
  readonly queue: string;
  /** How many tasks may run at the same time. */
  readonly taskMax: number;
  /** Seconds without a report after which the process of a task counts as dead. */
  readonly workerTimeoutSeconds: number;
  /** Status of the answer to a creation (A-SYM-5). */
  readonly createdStatus: 201 | 202;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Under which the name of a task is taken: names are unique for a customer, of which a company may have several. Ids of customers have no slash. */
export function nameKey(name: string, { caller, customer }: SymetryClient): AliasKey {
  return { surface: SECTION, company: caller.company, externalId: `${customer}/${name}` };
}
