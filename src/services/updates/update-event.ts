import type { Actions } from '../../generated/index.js';
import { formatDate } from '../query/dates.js';
import type { TaskDocument } from '../tasks/task-document.js';

/** An event as its callers get it. */
export type UpdateEvent = Actions['updates.watch']['response'];

/** What decides who is told of a change. */
export interface Scope {
  readonly task: string;
  /** Owner; `""` and missing are public. */
  readonly company: string;
  readonly project: string | undefined;
  readonly status: string | undefined;
  readonly queue: string | undefined;
}

/** What happened to one task, before it has its place in the stream. */
export interface TaskChange {
  readonly scope: Scope;
  readonly event: Omit<UpdateEvent, 'cursor'>;
}

/** What of a task is read when it changed. */
export const EVENT_FIELDS = [
  'company',
  'name',
  'type',
  'status',
  'project',
  'user',
  'execution.queue',
  'last_change',
  'last_update',
  'last_iteration',
] as const;

/** That a task is now as it was read, with `EVENT_FIELDS`. */
export function taskChanged(task: TaskDocument): TaskChange {
  const { id, name, type, status, project, user, last_change, last_update, last_iteration } = task;
  const queue = task.execution?.queue;
  const times = {
    ...(last_change && { last_change: formatDate(last_change) }),
    ...(last_update && { last_update: formatDate(last_update) }),
  };
  return {
    scope: { task: id, company: task.company, project, status, queue },
    event: { kind: 'changed', task: id, name, type, status, project, queue, user, ...times, last_iteration },
  };
}

/** That a task is gone. @param last the collection's `scope` of it */
export function taskRemoved(id: string, last: Readonly<Record<string, unknown>>): TaskChange {
  const { company, project, status, execution } = last as Partial<
    Pick<TaskDocument, 'company' | 'project' | 'status' | 'execution'>
  >;
  const queue = execution?.queue;
  return {
    scope: { task: id, company: company ?? '', project, status, queue },
    event: { kind: 'removed', task: id, project, status, queue },
  };
}
