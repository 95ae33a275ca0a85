import type { MimirHandlers } from '../../generated/surfaces/mimir.js';
import { everyTask } from '../core/every-task.js';
import type { MimirContext } from './context.js';
import type { MimirWho } from './gate.js';
import { presentTask, SHOWN_FIELDS } from './present-task.js';

/** Lists all tasks, newest first; the vendor has them in any order (rest-surfaces 5.1). */
export function listWorkTasks({ call, shown, queue }: MimirContext): MimirHandlers<MimirWho>['list_work_tasks'] {
  return async ({ who: { caller } }) => {
    const request = { ...shown.filter(caller), order_by: ['-created'], only_fields: SHOWN_FIELDS };
    const [queue_length, tasks] = await Promise.all([queue.length(caller), everyTask(request, caller, call)]);
    const own = tasks.filter((task) => shown.shows(task, caller));
    return { status: 200, body: { queue_length, tasks: own.map((task) => presentTask(task)) } };
  };
}
