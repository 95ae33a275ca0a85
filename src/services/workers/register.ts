import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { handler } from '../handler.js';
import type { Queues } from '../queues/queues.js';
import { own } from '../scope.js';

/** Makes a worker known. Its queues must exist. */
export const register = handler('workers.register', async ({ request, caller, workers, queues: known }) => {
  const { worker, timeout, queues = [], tags = [], system_tags = [] } = request;
  if (timeout <= 0) throw new ApiError(errors.invalid_worker_timeout, { data: { timeout } });
  await checkQueues(queues, caller, known);
  await workers.register(worker, { timeout, queues, tags, system_tags }, caller);
  return {};
});

async function checkQueues(ids: readonly string[], caller: Caller, queues: Queues): Promise<void> {
  const wanted = [...new Set(ids)];
  const found = await queues.collection.find({ ...own(caller), id: { $in: wanted } }, { projection: { include: ['id'] } });
  const known = new Set(found.map(({ id }) => id));
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length > 0) throw new ApiError(errors.invalid_queue_id, { data: { queues: missing } });
}
