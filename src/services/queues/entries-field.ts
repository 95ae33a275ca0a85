import type { SeparateField } from '../query/join.js';
import type { Queues } from './queues.js';

/** The tasks that wait in a queue, for whoever follows a reference to one: they are documents of their own. */
export function entriesField(queues: Queues): SeparateField {
  return { collection: 'queues', field: 'entries', read: (ids) => queues.entriesOf(ids) };
}
