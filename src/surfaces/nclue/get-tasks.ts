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
    // The core knows pages only: rows that begin within one go on in the next. From the start on, one more tells whether there are more.
    const size = index === 0 ? limit + 1 : limit;
    const [first, offset] = [Math.floor(index / size), index % size];
    const page = async (number: number) => {
      const request = { ...filter, order_by: ['-created'], page: number, page_size: size, only_fields: FIELDS };
      return (await call('tasks.get_all', request, who)).tasks ?? [];
    };
    const pages = await Promise.all(offset > 0 ? [page(first), page(first + 1)] : [page(first)]);
    const found = pages.flat();
    const isEnd = (pages.at(-1)?.length ?? 0) < size && found.length > offset;
    const total = isEnd
      ? first * size + found.length
      : (await call('organization.get_entities_count', { tasks: filter }, who)).tasks;
    const rows = found.slice(offset, offset + limit).filter((task) => shown.shows(task, who));
    return { status: 200, body: { index, limit, total: total ?? 0, tasks: rows.map((task) => presentTask(task, time)) } };
  };
}
