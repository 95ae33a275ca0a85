import type { CollectionDefinition } from '../../store/index.js';

/**
 * Tasks. The indexes serve what lists ask for most (task-core 5.10): the newest of a company, or of one user, status, type, project or
 * parent, so that a page is read in its order and ends early.
 */
export const taskCollection: CollectionDefinition = {
  name: 'tasks',
  indexes: [
    { name: 'company_last_update', paths: ['company', 'last_update'] },
    { name: 'company_created', paths: ['company', 'created'] },
    { name: 'company_started', paths: ['company', 'started'] },
    { name: 'company_status_changed', paths: ['company', 'status_changed'] },
    { name: 'company_name', paths: ['company', 'name'] },
    { name: 'company_user_last_update', paths: ['company', 'user', 'last_update'] },
    { name: 'company_status_last_update', paths: ['company', 'status', 'last_update'] },
    { name: 'company_type_last_update', paths: ['company', 'type', 'last_update'] },
    { name: 'project_last_update', paths: ['project', 'last_update'] },
    { name: 'project_created', paths: ['project', 'created'] },
    // Figures about whole projects are read from it alone (task-core 9.2).
    { name: 'project_figures', paths: ['project', 'company', 'status', 'type', 'completed', 'started', 'active_duration'] },
    { name: 'parent_created', paths: ['parent', 'created'] },
    { name: 'status_last_update', paths: ['status', 'last_update'] },
    { name: 'tags', paths: ['tags'], array: true },
    { name: 'system_tags', paths: ['system_tags'], array: true },
    { name: 'input_model', paths: ['models.input.model'], array: true },
  ],
  scalars: {
    company: 'string',
    user: 'string',
    name: 'string',
    type: 'string',
    status: 'string',
    status_changed: 'date',
    comment: 'string',
    created: 'date',
    started: 'date',
    completed: 'date',
    published: 'date',
    active_duration: 'number',
    duration: 'number',
    parent: 'string',
    project: 'string',
    last_update: 'date',
    last_change: 'date',
    last_iteration: 'number',
    last_worker: 'string',
    last_worker_report: 'date',
    'execution.queue': 'string',
    'script.repository': 'string',
    'script.entry_point': 'string',
  },
  watched: { scope: ['company', 'project', 'status', 'execution.queue'] },
};

/** Deleted tasks that were asked to be kept, whole. */
export const trashCollection: CollectionDefinition = {
  name: 'tasks_trash',
  indexes: [{ name: 'company', paths: ['company'] }],
  scalars: { company: 'string' },
};
