import type { Caller } from '../../rpc/index.js';
import { newId } from '../ids.js';
import type { StoredFields } from './stored-fields.js';
import type { TaskDocument } from './task-document.js';

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
