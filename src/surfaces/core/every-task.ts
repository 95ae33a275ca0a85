import type { Actions, TasksGetAllRequest, TasksTask } from '../../generated/index.js';
import type { Caller, InProcessCaller } from '../../rpc/index.js';

/** As many as the core gives at once. */
const PAGE_SIZE = 500;

/**
 * All tasks that a search finds, page by page: for surfaces that list everything at once. One that moved to another page while they
 * were read comes once.
 *
 * @param request with an `order_by` that new tasks do not turn over, such as `['-created']`
 */
export async function everyTask(
  request: Omit<TasksGetAllRequest, 'page' | 'page_size'>,
  caller: Caller,
  call: InProcessCaller<Actions>,
): Promise<TasksTask[]> {
  const found = new Map<string, TasksTask>();
  for (let page = 0; ; page++) {
    const { tasks = [] } = await call('tasks.get_all', { ...request, page, page_size: PAGE_SIZE }, caller);
    for (const task of tasks) found.set(task.id ?? '', task);
    if (tasks.length < PAGE_SIZE) return [...found.values()];
  }
}
