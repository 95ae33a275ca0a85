import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';

export const COMPANY = 'company-1';
export const OTHER_COMPANY = 'company-2';
export const USER = 'user-1';

/** A time of the tests' own day. */
export function at(clock: string): Date {
  return new Date(`2026-03-01T${clock}Z`);
}

/** A task as a fresh `tasks.create` stores it, with some fields of its own. */
export function storedTask(id: string, fields: Partial<TaskDocument> = {}): TaskDocument {
  return {
    id,
    company: COMPANY,
    user: USER,
    name: id,
    type: 'training',
    status: 'created',
    created: at('10:00:00'),
    last_update: at('10:00:00'),
    last_change: at('10:00:00.250'),
    last_iteration: 0,
    last_metrics: {},
    unique_metrics: [],
    metric_stats: {},
    output: {},
    execution: {},
    script: {},
    tags: [],
    system_tags: [],
    hyperparams: {},
    configuration: {},
    runtime: {},
    models: { input: [], output: [] },
    container: {},
    ...fields,
  };
}
