import { handler } from '../handler.js';
import { listDocuments } from '../query/list-documents.js';
import { queueOptions, queueTable, withNamedShown } from './list-queues.js';

/** The queues that match. Those that a Kubernetes agent manages come only when they are asked for by name or id. */
export const getAll = handler('queues.get_all', async (call) => ({
  queues: await listDocuments(withNamedShown(call), call.queues.collection, queueTable, queueOptions(call)),
}));
