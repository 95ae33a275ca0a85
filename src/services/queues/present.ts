import { compareVersions, type Version } from '../../rpc/index.js';
import { asIds, presenter, type Wire } from '../query/present.js';
import { ALL } from '../query/selection.js';
import { queueShape } from '../query/shapes/index.js';
import type { QueueDocument, QueueEntryDocument } from './queue-document.js';

const presentWhole = presenter(queueShape.fields, ALL, asIds);

/** Until 2.16 `metadata` was a list, and always an empty one (task-core 5.9). */
const METADATA_IS_A_MAP: Version = { major: 2, minor: 17 };

/** A queue with its entries as an answer holds it. */
export function presentQueue(queue: QueueDocument, entries: readonly QueueEntryDocument[], version: Version): Wire {
  return withOldMetadata(presentWhole({ ...queue, entries }), version);
}

/** What callers of older versions expect under `metadata`, where it is shown at all. */
export function withOldMetadata(queue: Wire, version: Version): Wire {
  const old = 'metadata' in queue && compareVersions(version, METADATA_IS_A_MAP) < 0;
  return old ? { ...queue, metadata: [] } : queue;
}
