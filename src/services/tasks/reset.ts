import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { undeclaredFlag } from '../undeclared.js';
import { cleanUp, outputModels, refuseWhatOthersRelyOn } from './clean-up.js';
import { takeFromQueue } from './queueing.js';
import { waysOut } from './status-machine.js';
import type { Artifact, TaskDocument } from './task-document.js';

/** What clients look for in the answer when `clear_all` emptied the section. */
const EMPTY_EXECUTION = { test_split: 0, parameters: {}, model_desc: {}, model_labels: {}, artifacts: {} };

/**
 * Brings a task back to `created`, without what its runs left behind: times, metrics, output models, output artifacts
 * (task-core 8.4). The status goes first, so that nothing is lost by a call that somebody else forestalled.
 */
export const reset = handler('tasks.reset', async ({ request, caller, tasks }) => {
  const deleteModels = undeclaredFlag(request, 'delete_output_models') ?? true;
  const { force, clear_all, return_file_urls: returnUrls = false } = request;
  const task = await tasks.writable(request.task, caller);
  if (!force && task.status === 'published') {
    const data = { task_id: task.id, status: task.status };
    throw new ApiError(errors.invalid_task_status, { data, hints: waysOut(task.status) });
  }
  const models = await outputModels(task, caller, tasks);
  if (!force) await refuseWhatOthersRelyOn(task, models, caller, tasks);
  const change = { force, reason: 'reset', message: 'reset', also: afterReset(task, clear_all) };
  const { updated, fields } = await tasks.change(task, 'created', change, caller);
  const removed = await takeFromQueue(task, caller, tasks);
  const { deletedModels, urls } = await cleanUp(task, models, { deleteModels, returnUrls, heir: undefined }, caller, tasks);
  const { 'execution.artifacts': _, ...shown } = fields;
  return {
    updated,
    fields: clear_all ? { ...shown, execution: EMPTY_EXECUTION } : shown,
    dequeued: removed > 0 ? { removed } : {},
    events: {},
    deleted_models: deletedModels,
    urls: urls ?? {},
  };
});

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
