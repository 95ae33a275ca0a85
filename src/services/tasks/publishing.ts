import type { Caller } from '../../rpc/index.js';
import { presentFields } from './present-fields.js';
import { checkTransition } from './status-machine.js';
import type { TaskDocument } from './task-document.js';
import type { Changed, StatusChange, Tasks } from './tasks.js';

export interface Publication extends Pick<StatusChange, 'force' | 'reason' | 'message'> {
  /** Make the task's last output model ready too. */
  readonly publishModel: boolean;
}

/**
 * Publishes a task and its last output model (task-core 8.9). While the model is being published the task is `publishing`; should
 * anything fail, it gets its former status back.
 *
 * @throws ApiError 400/110, also for a task that is published already; 400/121
 */
export async function publishTask(
  task: TaskDocument,
  { publishModel, ...change }: Publication,
  caller: Caller,
  tasks: Tasks,
): Promise<Changed> {
  checkTransition(task.status, 'published', { force: change.force, onlyOnce: true });
  const model = publishModel ? task.models.output.at(-1)?.model : undefined;
  return model ? publishWithModel(task, model, change, caller, tasks) : finish(task, change, caller, tasks);
}

async function publishWithModel(
  task: TaskDocument,
  model: string,
  change: Omit<Publication, 'publishModel'>,
  caller: Caller,
  tasks: Tasks,
): Promise<Changed> {
  await tasks.change(task, 'publishing', { ...change, force: true }, caller);
  try {
    await tasks.models.publish(model, caller);
    return await finish({ ...task, status: 'publishing' }, change, caller, tasks);
  } catch (error) {
    await tasks.restore(task, 'publishing', { reason: task.status_reason, message: task.status_message }, caller);
    throw error;
  }
}

/** Clients look for the output among the fields, although publishing leaves it as it is. */
async function finish(
  task: TaskDocument,
  change: Omit<Publication, 'publishModel'>,
  caller: Caller,
  tasks: Tasks,
): Promise<Changed> {
  const { updated, fields } = await tasks.change(task, 'published', { ...change, also: { published: new Date() } }, caller);
  return { updated, fields: { ...fields, ...presentFields({ output: task.output }) } };
}
