import type { TaskStatus } from '../../generated/index.js';
import type { Caller } from '../../rpc/index.js';
import type { TaskDocument } from './task-document.js';
import type { Changed, StatusChange, Tasks } from './tasks.js';

/** What the requests of status changes have in common. */
export interface StatusRequest {
  readonly task: string;
  readonly force?: boolean;
  readonly status_reason?: string;
  readonly status_message?: string;
}

/** Fields that a change of status adds, from the task as it was read. */
type Extras = (task: TaskDocument, now: Date) => Pick<StatusChange, 'also' | 'quietly'>;

/** Brings the named task to `status` as the caller asked. @throws ApiError 400/101, 403/21, 400/110, 400/121 */
export async function bring(
  status: TaskStatus,
  request: StatusRequest,
  caller: Caller,
  tasks: Tasks,
  extras: Extras = () => ({}),
): Promise<Changed> {
  const task = await tasks.writable(request.task, caller);
  return tasks.change(task, status, { ...asked(request), ...extras(task, new Date()) }, caller);
}

/** The part of a change that the caller decides. */
export function asked(request: StatusRequest): Pick<StatusChange, 'force' | 'reason' | 'message'> {
  return { force: request.force ?? false, reason: request.status_reason, message: request.status_message };
}
