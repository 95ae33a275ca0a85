import type { Caller } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { listExpanded } from '../query/list-expanded.js';
import type { Wire } from '../query/present.js';
import { ownOrPublic } from '../scope.js';
import type { Services } from '../services.js';
import type { WorkerDocument } from '../workers/worker-document.js';
import { expandedFields } from './expanded-fields.js';
import { queueOptions, queueTable, withNamedShown } from './list-queues.js';

/** The queues that match, with the names of what waits in them and the workers that take from them. */
export const getAllEx = handler('queues.get_all_ex', async (call) => {
  const { caller, queues } = call;
  const asked = expandedFields(withNamedShown(call));
  const found = await listExpanded(asked.call, queues.collection, queueTable, {
    ...queueOptions(call),
    ...(asked.workers && {
      beside: (documents) =>
        workersOf(
          documents.map(({ id }) => id),
          caller,
          call,
        ),
    }),
  });
  return { queues: found.documents };
});

/** The live workers of each queue, with what they are working on. */
async function workersOf(
  queues: readonly string[],
  caller: Caller,
  { workers, tasks }: Pick<Services, 'workers' | 'tasks'>,
): Promise<ReadonlyMap<string, Wire>> {
  const taking = await workers.takingFrom(queues, caller);
  const ids = [...taking.values()].flat().flatMap(({ task }) => task ?? []);
  const found = await tasks.collection.find({ ...ownOrPublic(caller), id: { $in: ids } }, { projection: { include: ['name'] } });
  const current = new Map(found.map(({ id, name }) => [id, { id, name }]));
  const shown = queues.map((queue) => {
    const of = taking.get(queue) ?? [];
    const each = ({ name, ip, task }: WorkerDocument): Wire => ({
      name,
      ...(ip !== undefined && { ip }),
      task: current.get(task ?? '') ?? null,
    });
    return [queue, { workers: of.map(each) }] as const;
  });
  return new Map(shown);
}
