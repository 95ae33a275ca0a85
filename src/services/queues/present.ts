import { asIds, presenter, type Wire } from '../query/present.js';
import { ALL } from '../query/selection.js';
import { queueShape } from '../query/shapes/index.js';
import type { QueueDocument, QueueEntryDocument } from './queue-document.js';

const presentWhole = presenter(queueShape.fields, ALL, asIds);

/** A queue with its entries as an answer holds it. */
export function presentQueue(queue: QueueDocument, entries: readonly QueueEntryDocument[]): Wire {
  return presentWhole({ ...queue, entries });
}
