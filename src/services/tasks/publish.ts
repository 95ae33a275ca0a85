import { handler } from '../handler.js';
import { publishTask } from './publishing.js';
import { asked } from './transitions.js';

/** Publishes a task: it becomes read-only for most actions, and its last output model becomes ready unless told otherwise. */
export const publish = handler('tasks.publish', async ({ request, caller, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  return publishTask(task, { ...asked(request), publishModel: request.publish_model ?? true }, caller, tasks);
});
