import { addOrUpdateMetadata } from './add-or-update-metadata.js';
import { addTask } from './add-task.js';
import { create } from './create.js';
import { deleteQueue } from './delete.js';
import { deleteMetadata } from './delete-metadata.js';
import { getAll } from './get-all.js';
import { getAllEx } from './get-all-ex.js';
import { getById } from './get-by-id.js';
import { getDefault } from './get-default.js';
import { getNextTask } from './get-next-task.js';
import { getNumEntries } from './get-num-entries.js';
import { moveTaskBackward } from './move-task-backward.js';
import { moveTaskForward } from './move-task-forward.js';
import { moveTaskToBack } from './move-task-to-back.js';
import { moveTaskToFront } from './move-task-to-front.js';
import { peekTask } from './peek-task.js';
import { removeTask } from './remove-task.js';
import { update } from './update.js';

/** The actions of queues. */
export const queueHandlers = {
  'queues.add_or_update_metadata': addOrUpdateMetadata,
  'queues.add_task': addTask,
  'queues.create': create,
  'queues.delete': deleteQueue,
  'queues.delete_metadata': deleteMetadata,
  'queues.get_all': getAll,
  'queues.get_all_ex': getAllEx,
  'queues.get_by_id': getById,
  'queues.get_default': getDefault,
  'queues.get_next_task': getNextTask,
  'queues.get_num_entries': getNumEntries,
  'queues.move_task_backward': moveTaskBackward,
  'queues.move_task_forward': moveTaskForward,
  'queues.move_task_to_back': moveTaskToBack,
  'queues.move_task_to_front': moveTaskToFront,
  'queues.peek_task': peekTask,
  'queues.remove_task': removeTask,
  'queues.update': update,
};
