import type { TasksTask } from '../../generated/index.js';
import type { NclueHandlers } from '../../generated/surfaces/nclue.js';
import type { Caller } from '../../rpc/index.js';
import type { NclueContext } from './context.js';
import { presentTask } from './present-task.js';
import { SECTION } from './stored-task.js';

const FIELDS = [
  ...['id', 'name', 'type', 'company', 'system_tags', 'status', 'status_changed', 'status_reason', 'created', 'completed'],
  ...['output.error', `hyperparams.${SECTION}`, `configuration.${SECTION}`, 'last_metrics', 'runtime'],
];

/** Lists the tasks of the account, newest first (A-NCL-3); `index` is the number of tasks to pass over (A-NCL-7). */
export function getTasks({ call, shown, time }: NclueContext): NclueHandlers<Caller>['get_tasks'] {
  return async ({ query: { index, limit }, who }) => {
    const filter = shown.filter(who);
    const page = (number: number): Promise<readonly TasksTask[]> =>
      call('tasks.get_all', { ...filter, order_by: ['-created'], page: number, page_size: limit, only_fields: FIELDS }, who).then(
        ({ tasks = [] }) => tasks,
      );
    const first = Math.floor(index / limit);
    const offset = index % limit;
    // The core knows pages only: rows that begin within one go on in the next.
    const [counted, ...pages] = await Promise.all([
      call('organization.get_entities_count', { tasks: filter }, who),
      page(first),
      ...(offset > 0 ? [page(first + 1)] : []),
    ]);
    const rows = pages.flat().slice(offset, offset + limit);
    const tasks = rows.filter((task) => shown.shows(task, who)).map((task) => presentTask(task, time));
    return { status: 200, body: { index, limit, total: counted.tasks ?? 0, tasks } };
  };
}
