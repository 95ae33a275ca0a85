import type { CollectionDefinition } from '../../store/index.js';

/**
 * Tasks. The indexes serve what lists ask for most: a company's newest, its queue of work, one project, one status, tags, and the
 * references that other documents' changes follow (task-core 5.10).
 */
export const taskCollection: CollectionDefinition = {
  name: 'tasks',
  indexes: [
    { name: 'company_last_update', paths: ['company', 'last_update'] },
    { name: 'company_created', paths: ['company', 'created'] },
    { name: 'company_name', paths: ['company', 'name'] },
    { name: 'company_user', paths: ['company', 'user'] },
    { name: 'company_status_type', paths: ['company', 'status', 'type'] },
    { name: 'company_type', paths: ['company', 'type'] },
    { name: 'project_last_update', paths: ['project', 'last_update'] },
    { name: 'project_status', paths: ['project', 'status', 'type'] },
    { name: 'parent', paths: ['parent'] },
    { name: 'status_last_update', paths: ['status', 'last_update'] },
    { name: 'status_changed', paths: ['status_changed'] },
    { name: 'started', paths: ['started'] },
    { name: 'completed', paths: ['completed'] },
    { name: 'active_duration', paths: ['active_duration'] },
    { name: 'queue', paths: ['execution.queue'] },
    { name: 'tags', paths: ['tags'], array: true },
    { name: 'system_tags', paths: ['system_tags'], array: true },
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
};

/** Deleted tasks that were asked to be kept, whole. */
export const trashCollection: CollectionDefinition = {
  name: 'tasks_trash',
  indexes: [{ name: 'company', paths: ['company'] }],
  scalars: { company: 'string' },
};
