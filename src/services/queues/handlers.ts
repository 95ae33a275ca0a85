import { create } from './create.js';
import { deleteQueue } from './delete.js';
import { getAll } from './get-all.js';
import { getById } from './get-by-id.js';
import { getDefault } from './get-default.js';
import { getNextTask } from './get-next-task.js';

/** The actions of queues. */
export const queueHandlers = {
  'queues.create': create,
  'queues.delete': deleteQueue,
  'queues.get_all': getAll,
  'queues.get_by_id': getById,
  'queues.get_default': getDefault,
  'queues.get_next_task': getNextTask,
};
