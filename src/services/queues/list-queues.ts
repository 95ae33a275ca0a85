import { withRequest } from '../../rpc/index.js';
import type { QueryTable } from '../query/collection-query.js';
import type { FindDocumentsOptions, ListCall } from '../query/find-documents.js';
import { queueShape } from '../query/shapes/index.js';
import { own } from '../scope.js';
import type { QueueDocument } from './queue-document.js';
import type { Queues } from './queues.js';

/** How queues are queried (task-core 9.3). */
export const queueTable: QueryTable = {
  shape: queueShape,
  filters: { name: 'pattern', id: 'list', tags: 'list', system_tags: 'list' },
  aliases: [],
  hiddenTag: 'k8s-glue',
  numericBelow: [],
};

/** What every list of queues does: only own ones, with the tasks that wait in them, which are documents of their own. */
export function queueOptions({ caller, queues }: ListCall & { readonly queues: Queues }): FindDocumentsOptions<QueueDocument> {
  return {
    scope: own(caller),
    complete: async (documents) => {
      const entries = await queues.entriesOf(documents.map(({ id }) => id));
      return documents.map((queue) => ({ ...queue, entries: entries.get(queue.id) ?? [] }));
    },
  };
}

/** A queue that is asked for by name is no longer hidden. */
export function withNamedShown(call: ListCall): ListCall {
  const { request } = call as { readonly request: { readonly name?: unknown } };
  return request.name ? withRequest(call, { ...request, search_hidden: true }) : call;
}
