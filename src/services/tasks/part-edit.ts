import { errors, type TaskStatus } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Update } from '../../store/index.js';
import { own } from '../scope.js';
import { waysOut } from './status-machine.js';
import type { TaskDocument } from './task-document.js';
import type { Tasks } from './tasks.js';

/** The statuses in which a part of a task may be edited (task-core 6.3); undefined: all. */
export type OpenIn = readonly TaskStatus[] | undefined;

/** For what a run reports itself: artifacts and models. */
export const DRAFT_OR_RUNNING: OpenIn = ['created', 'in_progress'];

/** For what a run is made of: parameters and configuration. Force opens them while it runs, but never later. */
export function draftUnless(force: boolean | undefined): OpenIn {
  return force ? DRAFT_OR_RUNNING : ['created'];
}

/**
 * Edits a part of an own task by one write that only happens in the right status. `update` names the paths of that part alone, so that
 * edits of other parts at the same time all stay. The task is read only to say why it was not written; should it be open again by
 * then, the write is repeated.
 *
 * @throws ApiError 400/101, 403/21, 400/110 not in this status
 */
export async function editPart(id: string, openIn: OpenIn, caller: Caller, tasks: Tasks, update: Update): Promise<void> {
  const open = openIn ? { status: { $in: openIn } } : {};
  while ((await tasks.collection.update({ ...own(caller), id, ...open }, update)) === 0) {
    checkOpen(await tasks.writable(id, caller), openIn);
  }
}

/** Clients know the refusal as one that expects a draft, even where a running task would do. @throws ApiError 400/110 */
export function checkOpen({ status }: TaskDocument, openIn: OpenIn): void {
  if (!openIn || openIn.includes(status)) return;
  throw new ApiError(errors.invalid_task_status, {
    ...(status === 'in_progress' && { extra: 'use force=True' }),
    data: { expected: 'created', status },
    hints: waysOut(status, openIn),
  });
}

/** The times that move when a task is worked on, as opposed to described (task-core 6.5). */
export function workedOn(now: Date): { last_update: Date; last_change: Date } {
  return { last_update: now, last_change: now };
}
