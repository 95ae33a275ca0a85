import { archive } from './archive.js';
import { archiveMany } from './archive-many.js';
import { deleteMany } from './delete-many.js';
import { dequeueMany } from './dequeue-many.js';
import { enqueueMany } from './enqueue-many.js';
import { publishMany } from './publish-many.js';
import { resetMany } from './reset-many.js';
import { stopMany } from './stop-many.js';
import { unarchiveMany } from './unarchive-many.js';
import { updateBatch } from './update-batch.js';

/** The actions that change many tasks at once. */
export const manyHandlers = {
  'tasks.archive': archive,
  'tasks.archive_many': archiveMany,
  'tasks.delete_many': deleteMany,
  'tasks.dequeue_many': dequeueMany,
  'tasks.enqueue_many': enqueueMany,
  'tasks.publish_many': publishMany,
  'tasks.reset_many': resetMany,
  'tasks.stop_many': stopMany,
  'tasks.unarchive_many': unarchiveMany,
  'tasks.update_batch': updateBatch,
};
