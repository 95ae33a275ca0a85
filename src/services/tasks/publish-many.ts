import { handler } from '../handler.js';
import { eachTask } from './each-task.js';
import { publishTask } from './publishing.js';
import { asked } from './transitions.js';

/** Publishes each of many tasks, with its last output model unless told otherwise (task-core 8.9). */
export const publishMany = handler('tasks.publish_many', (call) => {
  const publication = { ...asked(call.request), publishModel: call.request.publish_model ?? true };
  return eachTask(call, (task) => publishTask(task, publication, call.caller, call.tasks));
});
