import { errors, type TaskStatus, taskStatus } from '../../generated/index.js';
import { ApiError, type ErrorDetails } from '../../rpc/index.js';

const NEXT: Readonly<Record<string, readonly TaskStatus[]>> = taskStatus.next;

export interface TransitionRules {
  /** Skip the table. */
  readonly force?: boolean | undefined;
  /** Refuse a change to the status the task already has. */
  readonly onlyOnce?: boolean | undefined;
}

/**
 * Whether a task may go from one status to another (task-core 6.2): always with force or to the same status, else as the table
 * in `schemas/task-status.conf` says.
 *
 * @throws ApiError 400/110 saying the current status, the allowed ones and which actions lead to those; 500/1 from a status outside the table
 */
export function checkTransition(
  current: string,
  next: TaskStatus,
  { force = false, onlyOnce = false }: TransitionRules = {},
): void {
  if (force) return;
  if (current === next) {
    if (!onlyOnce) return;
    throw refusal(current, next, 'Task already in requested status');
  }
  const allowed = Object.hasOwn(NEXT, current) ? NEXT[current] : undefined;
  if (!allowed || current === 'unknown') {
    throw new ApiError(errors.internal_error, { extra: `Current status ${current} not supported by state machine` });
  }
  if (!allowed.includes(next)) throw refusal(current, next, 'Invalid status change');
}

function refusal(current: string, next: string, extra: string): ApiError {
  return new ApiError(errors.invalid_task_status, {
    extra,
    data: { current_status: current, new_status: next },
    hints: waysOut(current, Object.hasOwn(NEXT, current) ? NEXT[current] : []),
  });
}

/** For an action that needs the task in one status: 400/110 with the ways into that status. */
export function wrongStatus(expected: TaskStatus, current: string): ApiError {
  return new ApiError(errors.invalid_task_status, {
    data: { expected, status: current },
    hints: waysOut(current, [expected]),
  });
}

/** What every refusal on account of a status tells: the current one, those that would do, and which actions lead to each. */
export function waysOut(current: string, allowed: readonly TaskStatus[] = []): NonNullable<ErrorDetails['hints']> {
  return { current, allowed, actions: Object.fromEntries(allowed.map((status) => [status, taskStatus.reachedBy[status]])) };
}
