import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { own } from '../scope.js';
import type { Tasks } from '../tasks/tasks.js';

/**
 * A worker's sign of life, which is one for the task it works on as well: that the task was heard of lately is what makes its worker
 * a live one (task-core 6.4). The load of the machine is not kept.
 */
export const statusReport = handler('workers.status_report', async ({ request, caller, workers, tasks }) => {
  const { worker, task, queue, queues, tags, system_tags } = request;
  const now = new Date();
  if (task && !(await noteWorker(task, worker, now, caller, tasks))) {
    await workers.noteActivity(worker, caller, now);
    throw new ApiError(errors.invalid_task_id, { data: { id: task, company: caller.company } });
  }
  const report = { ...(queues && { queues }), ...(tags && { tags }), ...(system_tags && { system_tags }) };
  await workers.report(worker, { ...report, ...(task && { task }), ...(queue && { queue }) }, caller, now);
  return {};
});

/** False for a task that is not the caller's own. */
async function noteWorker(task: string, worker: string, now: Date, caller: Caller, tasks: Tasks): Promise<boolean> {
  const noted = { last_worker: worker, last_worker_report: now, last_update: now, last_change: now };
  return (await tasks.collection.update({ ...own(caller), id: task }, { $set: noted })) > 0;
}
