import type { TasksTask } from '../../generated/index.js';
import type { MimirWorkTask } from '../../generated/surfaces/mimir.js';
import { dashed } from '../core/uuid.js';
import { goTime } from './go-time.js';
import { type KeptWork, readKeptWork, SECTION } from './kept-work.js';
import { ended, mimirStatus } from './status.js';

/** What stands for storage credentials where they are not given (rest-surfaces 5.8). */
export const MASK = '***';

/** What of a core task is shown, in lists. */
export const SHOWN_FIELDS = [
  ...['id', 'type', 'project', 'company', 'system_tags', 'status', 'status_reason', 'status_message', 'status_changed'],
  ...['created', 'started', 'completed', 'output.error', 'execution.artifacts', 'runtime'],
  ...[`configuration.${SECTION}`],
];

/**
 * A core task in Mimir's shape (rest-surfaces 5.3, 6.4).
 *
 * @param credentials the storage credentials of the task, for whoever may have them. Default: masked
 */
export function presentTask(task: TasksTask, credentials?: string): MimirWorkTask {
  const kept = readKeptWork(task);
  const status = mimirStatus(task.status, task.status_reason);
  const text = (key: string) => textOf(task.runtime?.[`${SECTION}.${key}`]);
  const result = task.execution?.artifacts?.find(({ key, mode }) => key === 'output' && mode === 'output')?.uri;
  return {
    worktask_id: dashed(task.id ?? ''),
    type: kept.type,
    status,
    priority: kept.priority,
    submitted_at: goTime(task.created ?? 0),
    ...timesOf(task, status),
    project_id: kept.project_id,
    task_spec: kept.task_spec,
    resource_requirements: kept.resource_requirements,
    data_access: { ...kept.data_access, storage_credentials: credentials ?? masked(task, kept) },
    ...set('output_location', textOf(result)),
    ...set('result_metadata', metadataOf(text('metadata'))),
    ...set('error_message', errorOf(task, status)),
    ...set('kubernetes_job_name', text('kubernetes_job_name')),
    ...set('cluster_name', text('cluster_name')),
    retry_count: kept.retry_count,
    max_retries: kept.max_retries,
    ...set('retry_reason', textOf(kept.retry_reason)),
  };
}

/** Whether a task has credentials of its own: those of a task it was copied from are not. */
export function hasCredentials({ id }: TasksTask, { credentials }: KeptWork): boolean {
  return credentials !== undefined && credentials.task === id;
}

function masked(task: TasksTask, kept: KeptWork): string {
  return hasCredentials(task, kept) ? MASK : '';
}

function timesOf(
  { started, completed, status_changed }: TasksTask,
  status: string,
): Pick<MimirWorkTask, 'started_at' | 'completed_at'> {
  const over = ended.has(status);
  const end = over ? (completed ?? status_changed) : undefined;
  return {
    ...(started && (over || status === 'executing') && { started_at: goTime(started) }),
    ...(end && { completed_at: goTime(end) }),
  };
}

/** Workers of the core say why a task failed in the message of its status. */
function errorOf({ output, status_message }: TasksTask, status: string): string | undefined {
  return textOf(output?.error) ?? (status === 'failed' ? textOf(status_message) : undefined);
}

function metadataOf(json: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    const filled = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
    return filled ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function set<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}
