import { errors, type TaskStatus } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Filter, Update } from '../../store/index.js';
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

export interface PartEdit {
  readonly update: Update;
  /** What the update relies on beside the status. */
  readonly where?: Filter;
}

/**
 * Edits a part of a task by one write, which only happens while the task has the status it was read with; `edit` names the paths of
 * that part alone, so that edits of other parts at the same time all stay. Whoever was forestalled reads the task again: each further
 * turn means that somebody else's write went through.
 *
 * @throws ApiError 400/101, 403/21, 400/110 not in this status
 */
export async function editPart(
  id: string,
  openIn: OpenIn,
  caller: Caller,
  tasks: Tasks,
  edit: (task: TaskDocument, now: Date) => PartEdit,
): Promise<void> {
  for (;;) {
    const task = await tasks.writable(id, caller);
    if (openIn && !openIn.includes(task.status)) throw closed(task.status, openIn);
    const { update, where } = edit(task, new Date());
    const unchanged = openIn ? { status: task.status } : {};
    if ((await tasks.collection.update({ id, company: task.company, ...unchanged, ...where }, update)) > 0) return;
  }
}

/** Clients know the refusal as one that expects a draft, even where a running task would do. */
function closed(status: TaskStatus, openIn: readonly TaskStatus[]): ApiError {
  return new ApiError(errors.invalid_task_status, {
    ...(status === 'in_progress' && { extra: 'use force=True' }),
    data: { expected: 'created', status },
    hints: waysOut(status, openIn),
  });
}

/** The times that move when a task is worked on, as opposed to described (task-core 6.5). */
export function workedOn(now: Date): { last_update: Date; last_change: Date } {
  return { last_update: now, last_change: now };
}
