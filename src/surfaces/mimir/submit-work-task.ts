import type { MimirHandlers } from '../../generated/surfaces/mimir.js';
import type { Caller } from '../../rpc/index.js';
import { projectOf } from '../core/project-of.js';
import { dashed } from '../core/uuid.js';
import { credentialsOwner, type MimirContext } from './context.js';
import { textAnswer } from './error-answer.js';
import { findTask } from './find-task.js';
import type { MimirWho } from './gate.js';
import { type KeptWork, SECTION, TYPE_ITEM } from './kept-work.js';
import { presentTask } from './present-task.js';
import { reasons } from './status.js';
import { type AskedWork, keptWork, nameOf, storedTask } from './stored-task.js';

/** Submits a task: it waits in the queue when this is answered (rest-surfaces 5.1, 6.3). */
export function submitWorkTask(context: MimirContext): MimirHandlers<MimirWho>['submit_work_task'] {
  return async ({ body, who: { caller } }) => {
    const { type = '', project_id = '' } = body;
    if (type === '') return textAnswer(400, 'WorkTask type is required');
    if (project_id === '') return textAnswer(400, 'Project ID is required');
    const id = await submitted({ ...body, type, project_id }, caller, context);
    const task = await findTask(dashed(id), caller, context);
    return task
      ? { status: 201, body: presentTask(task) }
      : textAnswer(500, 'Failed to enqueue work task: it was removed meanwhile');
  };
}

async function submitted(asked: AskedWork, caller: Caller, context: MimirContext): Promise<string> {
  const { call, aliases, shown } = context;
  const [project, model] = await Promise.all([
    projectOf(asked.project_id, caller, { surface: SECTION, vendor: 'Mimir', call, aliases }),
    knownModel(asked.task_spec?.model_id, caller, context),
  ]);
  const task = storedTask(asked, { system_tags: shown.tags(caller), project, model });
  const { id = '' } = await call('tasks.create', task, caller);
  try {
    await enqueued(id, asked, caller, context);
  } catch (error) {
    await call('tasks.delete', { task: id, force: true }, caller).catch(() => {});
    throw error;
  }
  return id;
}

async function enqueued(id: string, asked: AskedWork, caller: Caller, context: MimirContext): Promise<void> {
  const kept = withCredentials(keptWork(asked), id, asked.data_access?.storage_credentials, context);
  const items = { [SECTION]: JSON.stringify(kept), [TYPE_ITEM]: asked.type };
  await context.queue.change(
    { id, status: 'created', kept: { name: SECTION, value: undefined } },
    {
      status: 'queued',
      reason: reasons.submitted,
      fields: { name: nameOf(asked.type, id), configuration: items },
      waits: { priority: kept.priority, taken: reasons.spawned },
    },
    caller,
  );
}

/** Sealed for this very task, so that nobody who reads it in the core has them. */
function withCredentials(kept: KeptWork, task: string, credentials: string | undefined, { sealer }: MimirContext): KeptWork {
  if (!credentials) return kept;
  return { ...kept, credentials: { task, sealed: sealer.seal(credentials, credentialsOwner(task)) } };
}

/** The id of a model, where it is one of the core's. */
async function knownModel(id: string | undefined, caller: Caller, { call }: MimirContext): Promise<string | undefined> {
  if (!id) return undefined;
  const { models = [] } = await call('models.get_all', { id: [id], only_fields: ['id'] }, caller);
  return models[0]?.id;
}
