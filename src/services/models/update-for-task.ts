import { errors } from '../../generated/index.js';
import { ApiError, type Caller, compareVersions, type Version } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { missingField } from '../query/query-errors.js';
import { own } from '../scope.js';
import { checkOpen, DRAFT_OR_RUNNING } from '../tasks/part-edit.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import { type ChangeCall, changeModel } from './change-model.js';
import { givenFields, type SaidOfModel } from './given-fields.js';
import { listAsOutput } from './list-as-output.js';
import { type ModelFields, newModel } from './model-document.js';
import type { Models } from './models.js';

const LAST_SUPPORTED: Version = { major: 2, minor: 13 };

interface OutputReport {
  readonly task: string;
  /** As in the request; the uri is there unless another model takes the place. */
  readonly said: SaidOfModel;
  readonly override: string | undefined;
  readonly iteration: number | undefined;
}

/** What the reporting of an output model answers. */
interface Reported {
  readonly id: string;
  readonly created: boolean;
  readonly updated?: 0 | 1;
  readonly fields?: Record<string, unknown>;
}

/** The way to report an output model until 2.13: makes the model of a draft or running task, or updates the one it has. */
export const updateForTask = handler('models.update_for_task', async (call) => {
  if (compareVersions(call.version, LAST_SUPPORTED) > 0) throw new ApiError(errors.not_supported);
  const { task, uri, override_model_id: override, name, comment, tags, system_tags, iteration } = call.request;
  if (Boolean(uri) === Boolean(override)) throw missingField('uri', 'exactly one of uri and override_model_id is required');
  return reportOutput({ task, said: { uri, name, comment, tags, system_tags }, override, iteration }, call);
});

/**
 * The model and the task's list are two documents: the model is written first, the list only while it is as it was read. Whoever was
 * forestalled starts again; each further turn means that somebody else's change of the task went through.
 */
async function reportOutput(report: OutputReport, call: ChangeCall): Promise<Reported> {
  const { caller, models, tasks } = call;
  for (;;) {
    const task = await tasks.writable(report.task, caller);
    checkOpen(task, DRAFT_OR_RUNNING);
    const done =
      report.override === undefined
        ? ((await updateLast(task, report, call)) ?? (await makeFirst(task, report, caller, models, tasks)))
        : await useOther(task, report.override, report, caller, models, tasks);
    if (done) return done;
  }
}

/** Undefined when the task lists no model that is still there. */
async function updateLast(
  task: TaskDocument,
  { said, iteration }: OutputReport,
  call: ChangeCall,
): Promise<Reported | undefined> {
  const last = task.models.output.at(-1)?.model;
  const isOwn = last && (await call.models.collection.count({ ...own(call.caller), id: last }, { limit: 1 })) > 0;
  if (!isOwn) return undefined;
  return { ...(await changeModel({ model: last, said, iteration, task: task.id }, call)), id: last, created: false };
}

/** Undefined when somebody else changed the task meanwhile. */
async function makeFirst(
  task: TaskDocument,
  { said, iteration }: OutputReport,
  caller: Caller,
  models: Models,
  tasks: Tasks,
): Promise<Reported | undefined> {
  const now = new Date();
  const { name = task.name, uri = '', ...fields } = (await givenFields(said, caller, tasks.projects)) as ModelFields;
  const model = newModel({ ...inherited(task), ...fields, name, uri, ready: false }, caller, now);
  await models.collection.insert(model);
  if (await listAsOutput(task, model.id, iteration, now, tasks)) return { id: model.id, created: true };
  await models.delete([model.id]);
  return undefined;
}

function inherited(task: TaskDocument): ModelFields {
  const { id, name, project } = task;
  const { framework } = task.execution;
  const parent = task.models.input[0]?.model;
  const known = Object.entries({ project, framework, parent }).filter(([, value]) => value);
  return { task: id, comment: `Created by task \`${name}\` (${id})`, ...Object.fromEntries(known) };
}

/** The model itself stays as it is. Undefined when somebody else changed the task meanwhile. */
async function useOther(
  task: TaskDocument,
  id: string,
  { iteration }: OutputReport,
  caller: Caller,
  models: Models,
  tasks: Tasks,
): Promise<Reported | undefined> {
  const model = await models.readable(id, caller);
  const listed = await listAsOutput(task, model.id, iteration, new Date(), tasks);
  return listed ? { id, created: false, updated: 0, fields: {} } : undefined;
}
