import type { Caller } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { newId } from '../ids.js';
import { checkReferences } from './references.js';
import { checkStorable } from './storable.js';
import { NO_GROUND, type StoredFields, storedFields } from './stored-fields.js';
import type { TaskDocument } from './task-document.js';

/** Creates a task in status `created`. */
export const create = handler('tasks.create', async ({ request, caller, tasks }) => {
  const now = new Date();
  const given = storedFields(request, NO_GROUND, now);
  await checkReferences(given, caller, tasks);
  const { name = request.name, ...fields } = checkStorable(given);
  const task = newTask({ ...fields, name, type: request.type }, caller, now);
  await Promise.all([tasks.collection.insert(task), tasks.projects.touch(task.project, caller, now)]);
  return { id: task.id };
});

/** A fresh task with the given fields; everything else at its default (task-core 5.1). */
export function newTask(fields: StoredFields & Pick<TaskDocument, 'name' | 'type'>, caller: Caller, now: Date): TaskDocument {
  return {
    output: {},
    execution: {},
    script: {},
    tags: [],
    system_tags: [],
    hyperparams: {},
    configuration: {},
    runtime: {},
    container: {},
    ...fields,
    models: { input: [], output: [], ...fields.models },
    id: newId(),
    company: caller.company,
    user: caller.user,
    status: 'created',
    created: now,
    last_update: now,
    last_change: now,
    last_iteration: 0,
    last_metrics: {},
    unique_metrics: [],
    metric_stats: {},
  };
}
