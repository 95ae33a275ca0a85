import type { TasksTask } from '../../generated/index.js';
import type { MimirHandlers } from '../../generated/surfaces/mimir.js';
import { credentialsOwner, type MimirContext } from './context.js';
import { textAnswer } from './error-answer.js';
import { findTask, unknownTask } from './find-task.js';
import type { MimirWho } from './gate.js';
import { readKeptWork } from './kept-work.js';
import { hasCredentials, presentTask } from './present-task.js';

/** Tells one task; to whoever presents the token with its storage credentials, since workers get them nowhere else (rest-surfaces 5.8). */
export function getWorkTask(context: MimirContext): MimirHandlers<MimirWho>['get_work_task'] {
  return async ({ path: { id }, who }) => {
    const task = await findTask(id, who.caller, context);
    if (!task) return textAnswer(404, `WorkTask not found: ${unknownTask(id)}`);
    return { status: 200, body: presentTask(task, who.proven ? opened(task, context) : undefined) };
  };
}

/** @throws SealError when they were sealed with another key of the installation: a worker must not run with none */
function opened(task: TasksTask, { sealer }: MimirContext): string | undefined {
  const kept = readKeptWork(task);
  if (!kept.credentials || !hasCredentials(task, kept)) return undefined;
  return sealer.open(kept.credentials.sealed, credentialsOwner(kept.credentials.task));
}
