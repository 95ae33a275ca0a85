import type { TaskStatus, TasksTask } from '../../generated/index.js';
import type { MimirHandlers, MimirStatusUpdate } from '../../generated/surfaces/mimir.js';
import type { Caller } from '../../rpc/index.js';
import { isUnknownTask } from '../core/find-task.js';
import type { MimirContext } from './context.js';
import { textAnswer } from './error-answer.js';
import { findTask, unknownTask } from './find-task.js';
import type { MimirWho } from './gate.js';
import { SECTION } from './kept-work.js';
import { isTransient, retryChange } from './retry.js';
import { isMimirStatus, mimirStatuses } from './status.js';
import { statusChange } from './status-change.js';
import type { SeenTask, WorkChange } from './work-queue.js';

/** How often a change is decided on anew because somebody else was first. */
const TRIES = 100;

/**
 * Sets the status of a task, from whatever it is to whatever is said (rest-surfaces 5.4); a failure that passes by itself has it tried
 * again (5.5). The id in the body is not compared with the path's.
 */
export function updateWorkTask(context: MimirContext): MimirHandlers<MimirWho>['update_work_task'] {
  return async ({ path: { id }, body, who: { caller } }) => {
    const { status = '' } = body;
    if (!(isMimirStatus(status) || (context.anyStatus && status !== ''))) return textAnswer(400, noSuchStatus(status));
    const transient = isTransient(body);
    for (let tries = 0; tries < TRIES; tries++) {
      const task = await findTask(id, caller, context);
      if (!task) return failed(unknownTask(id));
      const change = decided(task, { ...body, status }, transient, new Date());
      if (!change || (await isMade(change, task, caller, context))) {
        return { status: 200, body: { status: transient ? 'requeued_for_retry' : 'updated' } };
      }
    }
    return failed('others change it all the time');
  };
}

function decided(
  task: TasksTask,
  update: MimirStatusUpdate & { readonly status: string },
  transient: boolean,
  now: Date,
): WorkChange | undefined {
  return transient ? retryChange(task, update.error_message ?? '', now) : statusChange(task, update, now);
}

/** False when somebody changed the task, or removed it, since it was read. */
async function isMade(change: WorkChange, task: TasksTask, caller: Caller, { queue }: MimirContext): Promise<boolean> {
  try {
    return await queue.change(seen(task), change, caller);
  } catch (error) {
    if (isUnknownTask(error)) return false;
    throw error;
  }
}

function failed(why: string) {
  return textAnswer(500, `Failed to update work task status: ${why}`);
}

function seen({ id = '', status, configuration }: TasksTask): SeenTask {
  return { id, status: status as TaskStatus, kept: { name: SECTION, value: configuration?.[SECTION]?.value } };
}

/** A-MIM-1: the vendor keeps any text. */
function noSuchStatus(status: string): string {
  return `Invalid status: expected one of ${mimirStatuses.join(', ')}, got ${JSON.stringify(status.slice(0, 100))}`;
}
