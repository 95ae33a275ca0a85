import type { CollectionDefinition, Document } from '../../store/index.js';

/** A queue as it is stored; its entries are documents of their own, so that taking one is one atomic delete. */
export interface QueueDocument extends Document {
  readonly company: string;
  readonly name: string;
  readonly created: Date;
  readonly last_update: Date;
  readonly tags: readonly string[];
  readonly system_tags: readonly string[];
  /** Keys are encoded. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A task waiting in a queue. */
export interface QueueEntryDocument extends Document {
  readonly company: string;
  readonly queue: string;
  readonly task: string;
  readonly added: Date;
  /** Place in the queue, lowest first (`positions.ts`). */
  readonly position: string;
  /** Reason that the task's status is given when the entry is taken, for whoever follows the task; without it the task is left as it is. */
  readonly taken_reason?: string;
}

export const queueCollection: CollectionDefinition = {
  name: 'queues',
  indexes: [
    { name: 'company_name', paths: ['company', 'name'], unique: true },
    { name: 'system_tags', paths: ['system_tags'], array: true },
  ],
  scalars: { company: 'string', name: 'string', created: 'date', last_update: 'date' },
};

/** Index that keeps two entries from one place. */
export const POSITION_INDEX = 'queue_position';

export const queueEntryCollection: CollectionDefinition = {
  name: 'queue_entries',
  indexes: [
    { name: 'queue_task', paths: ['queue', 'task'], unique: true },
    { name: POSITION_INDEX, paths: ['queue', 'position'], unique: true },
    { name: 'task', paths: ['task'] },
  ],
  scalars: { company: 'string', queue: 'string', task: 'string', position: 'string' },
};
