import type { Actions, TasksGetAllRequest, TasksTask } from '../../generated/index.js';
import type { Caller, InProcessCaller } from '../../rpc/index.js';

/** As many as a page has at most; a scroll may take larger steps, and each step passes by all before it. */
const SIZES = { page: 500, step: 10_000 };

/**
 * All tasks that a search finds: for surfaces that list everything at once. One that moved while they were read comes once.
 *
 * @param request with an `order_by` that new tasks do not turn over, such as `['-created']`
 */
export async function everyTask(
  request: Omit<TasksGetAllRequest, 'page' | 'page_size' | 'scroll_id' | 'size'>,
  caller: Caller,
  call: InProcessCaller<Actions>,
  { page, step } = SIZES,
): Promise<TasksTask[]> {
  // Most have fewer than a page, and a scroll is written down.
  const { tasks: first = [] } = await call('tasks.get_all', { ...request, page: 0, page_size: page }, caller);
  if (first.length < page) return [...first];
  const found = new Map<string, TasksTask>();
  for (let scroll_id = ''; ; ) {
    const answer = await call('tasks.get_all', { ...request, scroll_id, size: step }, caller);
    const tasks = answer.tasks ?? [];
    for (const task of tasks) found.set(task.id ?? '', task);
    if (tasks.length < step) return [...found.values()];
    scroll_id = answer.scroll_id ?? '';
  }
}
