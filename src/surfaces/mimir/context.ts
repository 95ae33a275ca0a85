import type { Sealer } from '../../auth/index.js';
import type { Actions } from '../../generated/index.js';
import type { InProcessCaller } from '../../rpc/index.js';
import type { ShownTasks } from '../core/shown-tasks.js';
import type { Aliases } from '../rest/index.js';
import type { MimirGate } from './gate.js';
import type { WorkQueue } from './work-queue.js';

/** What the handlers of Mimir work with. */
export interface MimirContext {
  readonly call: InProcessCaller<Actions>;
  readonly aliases: Aliases;
  readonly shown: ShownTasks;
  readonly queue: WorkQueue;
  readonly gate: MimirGate;
  readonly sealer: Pick<Sealer, 'seal' | 'open'>;
  /** Also keep statuses that the vendor does not know. */
  readonly anyStatus: boolean;
  /** Rejects when the database does not answer. */
  readonly ping: () => Promise<void>;
}

/** What the sealed credentials of a task are bound to. */
export function credentialsOwner(task: string): readonly string[] {
  return ['mimir', 'storage_credentials', task];
}
