import { errors, type TaskStatus, taskStatus } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';

const NEXT: Readonly<Record<string, readonly TaskStatus[]>> = taskStatus.next;
const REACHED_BY: Readonly<Record<string, readonly string[]>> = taskStatus.reachedBy;

export interface TransitionRules {
  /** Skip the table. */
  readonly force?: boolean;
  /** Refuse a change to the status the task already has. */
  readonly onlyOnce?: boolean;
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
  const allowed = NEXT[current] ?? [];
  return new ApiError(errors.invalid_task_status, {
    extra,
    data: { current_status: current, new_status: next },
    hints: { current, allowed, actions: waysTo(allowed) },
  });
}

/** For an action that needs the task in one status: 400/110 with the ways into that status. */
export function wrongStatus(expected: TaskStatus, current: string): ApiError {
  return new ApiError(errors.invalid_task_status, {
    data: { expected, status: current },
    hints: { current, allowed: [expected], actions: waysTo([expected]) },
  });
}

function waysTo(statuses: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(statuses.map((status) => [status, REACHED_BY[status] ?? []]));
}
