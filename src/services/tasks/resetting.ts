import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { type CleanUpOptions, cleanUp, type FileUrls, outputModels, refuseWhatOthersRelyOn } from './clean-up.js';
import { takeFromQueue } from './queueing.js';
import { waysOut } from './status-machine.js';
import type { Artifact, TaskDocument } from './task-document.js';
import type { Changed, Tasks } from './tasks.js';

export interface ResetOptions extends Pick<CleanUpOptions, 'deleteModels' | 'returnUrls'> {
  readonly force: boolean;
  /** Bring script and execution back to their defaults as well. */
  readonly clearAll: boolean;
}

export interface ResetResult extends Changed {
  /** Queue entries removed. */
  readonly removed: number;
  readonly deletedModels: number;
  readonly urls: FileUrls | undefined;
}

/** What clients look for in the answer when everything was cleared. */
const EMPTY_EXECUTION = { test_split: 0, parameters: {}, model_desc: {}, model_labels: {}, artifacts: {} };

/**
 * Brings a task back to `created`, without what its runs left behind: times, metrics, output models, output artifacts
 * (task-core 8.4). The status goes first, so that nothing is lost by a call that somebody else forestalled.
 *
 * @throws ApiError 400/110, 400/121, 400/123 others rely on it, 400/101 it is being published
 */
export async function resetTask(
  task: TaskDocument,
  { force, clearAll, deleteModels, returnUrls }: ResetOptions,
  caller: Caller,
  tasks: Tasks,
): Promise<ResetResult> {
  if (!force && task.status === 'published') {
    const data = { task_id: task.id, status: task.status };
    throw new ApiError(errors.invalid_task_status, { data, hints: waysOut(task.status) });
  }
  const models = await outputModels(task, caller, tasks);
  if (!force) await refuseWhatOthersRelyOn(task, models, caller, tasks);
  const change = { force, reason: 'reset', message: 'reset', also: afterReset(task, clearAll) };
  const { updated, fields } = await tasks.change(task, 'created', change, caller);
  const removed = await takeFromQueue(task, caller, tasks);
  const { deletedModels, urls } = await cleanUp(task, models, { deleteModels, returnUrls, heir: undefined }, tasks);
  const { 'execution.artifacts': _, ...shown } = fields;
  return { updated, fields: clearAll ? { ...shown, execution: EMPTY_EXECUTION } : shown, removed, deletedModels, urls };
}

function afterReset(task: TaskDocument, clearAll: boolean): Record<string, unknown> {
  return {
    started: null,
    completed: null,
    published: null,
    active_duration: null,
    enqueue_status: null,
    last_iteration: 0,
    last_metrics: {},
    unique_metrics: [],
    metric_stats: {},
    'models.output': [],
    runtime: {},
    'output.result': null,
    'output.error': null,
    last_worker: null,
    last_worker_report: null,
    ...(clearAll ? { execution: {}, script: null } : { 'execution.queue': null, ...inputArtifacts(task) }),
  };
}

function inputArtifacts(task: TaskDocument): { 'execution.artifacts'?: Record<string, Artifact> } {
  const artifacts = Object.entries(task.execution.artifacts ?? {});
  if (artifacts.length === 0) return {};
  return { 'execution.artifacts': Object.fromEntries(artifacts.filter(([, { mode }]) => mode === 'input')) };
}
