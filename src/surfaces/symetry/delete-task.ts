import type { SymetryHandlers } from '../../generated/surfaces/symetry.js';
import { done } from './answers.js';
import type { SymetryClient } from './authenticate.js';
import { nameKey, type SymetryContext } from './context.js';
import { findTask } from './find-task.js';
import { refusePublished, removeTask } from './remove-task.js';

/** Deletes a task; it is stopped first. @throws ApiError 404; 409 published */
export function deleteTask(context: SymetryContext): SymetryHandlers<SymetryClient>['delete_task'] {
  return async ({ path, who }) => {
    const task = await findTask(path.tid, who, context);
    refusePublished(task, path.tid, who);
    await removeTask(task.id ?? '', who, context);
    await context.aliases.release(nameKey(path.tid, who), task.id ?? '');
    return done();
  };
}
