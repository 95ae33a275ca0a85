import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { cleanUp } from './clean-up.js';
import { takeFromQueue } from './queueing.js';
import { checkTransition } from './status-machine.js';
import type { Artifact, TaskDocument } from './task-document.js';

/** Brings a task back to `created`, without what its runs left behind: times, metrics, output models, output artifacts (task-core 8.4). */
export const reset = handler('tasks.reset', async ({ request, caller, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  const force = request.force ?? false;
  if (!force && task.status === 'published') {
    throw new ApiError(errors.invalid_task_status, { data: { task_id: task.id, status: task.status } });
  }
  const options = flags(request);
  const cleaned = await cleanUp(task, { ...options, force, heir: undefined }, caller, tasks);
  checkTransition(task.status, 'created', { force });
  const removed = task.status === 'queued' ? await takeFromQueue(task, caller, tasks) : 0;
  const change = { force, reason: 'reset', message: 'reset', also: afterReset(task, request.clear_all ?? false) };
  const { updated, fields } = await tasks.change(task, 'created', change, caller);
  const { 'execution.artifacts': _, ...shown } = fields;
  return {
    updated,
    fields: request.clear_all ? { ...shown, execution: EMPTY_EXECUTION } : shown,
    dequeued: removed > 0 ? { removed } : {},
    events: {},
    deleted_models: cleaned.deletedModels,
    urls: cleaned.urls ?? {},
  };
});

const EMPTY_EXECUTION = { test_split: 0, parameters: {}, model_desc: {}, model_labels: {}, artifacts: {} };

/** Flags that the definition does not name at every version, but clients send. */
function flags(request: { readonly return_file_urls?: boolean }): { deleteModels: boolean; returnUrls: boolean } {
  const { delete_output_models } = request as { readonly delete_output_models?: unknown };
  return { deleteModels: delete_output_models !== false, returnUrls: request.return_file_urls ?? false };
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
