import { withRequest } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { withOldMetadata } from '../metadata.js';
import type { QueryTable } from '../query/collection-query.js';
import { listDocuments } from '../query/list-documents.js';
import { queueShape } from '../query/shapes/index.js';
import type { QueueDocument } from './queue-document.js';

const table: QueryTable = {
  shape: queueShape,
  filters: { name: 'pattern', id: 'list', tags: 'list', system_tags: 'list' },
  aliases: [],
  hiddenTag: 'k8s-glue',
  numericBelow: [],
};

/** The queues that match. Those that a Kubernetes agent manages come only when they are asked for by name or id. */
export const getAll = handler('queues.get_all', async (call) => {
  const { request, queues, version } = call;
  const named = request.name ? withRequest(call, { ...request, search_hidden: true }) : call;
  const found = await listDocuments<QueueDocument>(named, queues.collection, table, {
    complete: async (documents) => {
      const entries = await queues.entriesOf(documents.map(({ id }) => id));
      return documents.map((queue) => ({ ...queue, entries: entries.get(queue.id) ?? [] }));
    },
  });
  return { queues: found.map((queue) => withOldMetadata(queue, version)) };
});
