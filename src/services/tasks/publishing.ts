import type { Caller } from '../../rpc/index.js';
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
 * @throws ApiError 400/110, 400/121
 */
export async function publishTask(task: TaskDocument, publication: Publication, caller: Caller, tasks: Tasks): Promise<Changed> {
  checkTransition(task.status, 'published', publication);
  const finish = (from: TaskDocument): Promise<Changed> =>
    tasks.change(from, 'published', { ...publication, also: { published: new Date(), output: from.output } }, caller);
  const model = publication.publishModel ? task.models.output.at(-1)?.model : undefined;
  if (!model) return finish(task);
  await tasks.change(task, 'publishing', { force: true, reason: publication.reason, message: publication.message }, caller);
  const publishing: TaskDocument = { ...task, status: 'publishing' };
  try {
    await tasks.models.publish(model, caller);
    return await finish(publishing);
  } catch (error) {
    await tasks.change(
      publishing,
      task.status,
      { force: true, reason: task.status_reason, message: task.status_message },
      caller,
    );
    throw error;
  }
}
