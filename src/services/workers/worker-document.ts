import type { Caller } from '../../rpc/index.js';
import type { CollectionDefinition, Document } from '../../store/index.js';

/** A worker as it is known (task-core 9.6), under the key that `workerKey` makes. */
export interface WorkerDocument extends Document {
  readonly company: string;
  /** Whose key it calls with. */
  readonly user: string;
  /** The name it gave itself, which callers know as its id. */
  readonly name: string;
  /** Address it last called from. */
  readonly ip?: string;
  /** Ids of the queues it takes tasks from. */
  readonly queues: readonly string[];
  readonly tags: readonly string[];
  readonly system_tags: readonly string[];
  /** What it is working on; absent while it is idle. */
  readonly task?: string;
  /** Queue that task came from. */
  readonly queue?: string;
  readonly registered: Date;
  /** Seconds without a report after which it is forgotten. */
  readonly timeout: number;
  /** When that is, unless a report comes before. */
  readonly expires: Date;
  /** Last call, also one that was refused. */
  readonly last_activity: Date;
  /** Last report that was accepted. */
  readonly last_report?: Date;
}

export const workerCollection: CollectionDefinition = {
  name: 'workers',
  indexes: [
    { name: 'company_expires', paths: ['company', 'expires'] },
    { name: 'expires', paths: ['expires'] },
    { name: 'queues', paths: ['queues'], array: true },
  ],
  scalars: { company: 'string', name: 'string', expires: 'date', last_activity: 'date' },
};

/** Characters that an id cannot hold, and the one that marks them. */
const UNHOLDABLE = /[\p{Cc}\p{Cs}\\]/gu;

/**
 * Names are unique for one user only. Ids of companies and users hold no colon, so no two workers share a key. A name may be any text: what an
 * id cannot hold is escaped.
 */
export function workerKey(name: string, { company, user }: Caller): string {
  const held = name.replaceAll(UNHOLDABLE, (character) => `\\${character.charCodeAt(0).toString(16)}.`);
  return `${company}:${user}:${held}`;
}
