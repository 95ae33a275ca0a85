import type { TaskStatus } from '../../generated/index.js';
import type { Caller } from '../../rpc/index.js';
import { undeclaredText } from '../undeclared.js';
import type { TaskDocument } from './task-document.js';
import type { Changed, StatusChange, Tasks } from './tasks.js';

/** What the requests of status changes have in common. */
export interface StatusRequest {
  readonly task: string;
  readonly status_reason?: string | undefined;
  readonly status_message?: string | undefined;
}

/** Those that may skip the table. */
export interface ForceableRequest extends StatusRequest {
  readonly force?: boolean | undefined;
}

/** Fields that a change of status adds, from the task as it was read. */
type Extras = (task: TaskDocument, now: Date) => Pick<StatusChange, 'also' | 'quietly'>;

/** Brings the named task to `status` as the caller asked. @throws ApiError 400/101, 403/21, 400/110, 400/121 */
export async function bring(
  status: TaskStatus,
  request: ForceableRequest,
  caller: Caller,
  tasks: Tasks,
  extras: Extras = () => ({}),
): Promise<Changed> {
  const task = await tasks.writable(request.task, caller);
  return tasks.change(task, status, { ...asked(request), ...extras(task, new Date()) }, caller);
}

/** The part of a change that the caller decides. */
export function asked(request: Omit<ForceableRequest, 'task'>): Pick<StatusChange, 'force' | 'reason' | 'message'> {
  return { force: request.force, ...said(request) };
}

/** What the caller has to say about a change. */
export function said(request: Omit<StatusRequest, 'task'>): Pick<StatusChange, 'reason' | 'message'> {
  return { reason: request.status_reason, message: request.status_message };
}

/**
 * For actions whose definitions name neither: what the caller says is not kept, but must be text, as everywhere.
 *
 * @throws ApiError 400/12
 */
export function checkSaid(request: object): void {
  undeclaredText(request, 'status_reason');
  undeclaredText(request, 'status_message');
}
