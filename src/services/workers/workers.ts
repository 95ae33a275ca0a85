import type { Caller } from '../../rpc/index.js';
import type { Collection, CollectionDefinition, Document, Store } from '../../store/index.js';
import { own } from '../scope.js';

/** A registered worker (task-core 9.6). */
export interface WorkerDocument extends Document {
  readonly company: string;
  /** Ids of the queues it takes tasks from. */
  readonly queues: readonly string[];
  /** When the registration ends unless a report renews it. */
  readonly expires: Date;
}

export const workerCollection: CollectionDefinition = {
  name: 'workers',
  indexes: [
    { name: 'company_expires', paths: ['company', 'expires'] },
    { name: 'queues', paths: ['queues'], array: true },
  ],
  scalars: { company: 'string', expires: 'date' },
};

/** Who takes tasks from queues. */
export class Workers {
  readonly collection: Collection<WorkerDocument>;

  constructor(store: Store) {
    this.collection = store.collection(workerCollection.name);
  }

  /** True when a registered worker of the caller's company takes tasks from the queue. */
  async watch(queue: string, caller: Caller): Promise<boolean> {
    const found = await this.collection.count({ ...own(caller), queues: queue, expires: { $gt: new Date() } }, { limit: 1 });
    return found > 0;
  }
}
