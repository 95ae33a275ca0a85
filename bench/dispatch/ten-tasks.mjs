/** Ten tasks as an answer of `tasks.get_all` holds them: about 2 KB of JSON. */
export const tenTasks = Array.from({ length: 10 }, (_, index) => ({
  id: `${index}`.padStart(32, 'a'),
  name: `training run ${index}`,
  type: 'training',
  status: 'in_progress',
  user: 'b'.repeat(32),
  project: 'c'.repeat(32),
  created: '2026-11-22T06:20:36.785000+00:00',
  last_iteration: index * 1000,
}));

export const request = { project: ['c'.repeat(32)], status: ['in_progress'], order_by: ['-last_update'], page: 0, page_size: 10 };

export const path = '/v2.13/tasks.get_all';

/** The envelope that goes round the tasks. */
export const envelope = {
  meta: {
    id: '0'.repeat(32),
    trx: '0'.repeat(32),
    endpoint: { name: 'tasks.get_all', requested_version: '2.13', actual_version: '2.1' },
    result_code: 200,
    result_subcode: 0,
    result_msg: 'OK',
    error_stack: '',
    error_data: {},
  },
  data: { tasks: tenTasks },
};
