import { addOrUpdateMetadata } from './add-or-update-metadata.js';
import { archiveMany } from './archive-many.js';
import { create } from './create.js';
import { deleteModel } from './delete.js';
import { deleteMany } from './delete-many.js';
import { deleteMetadata } from './delete-metadata.js';
import { edit } from './edit.js';
import { getAll } from './get-all.js';
import { getAllEx } from './get-all-ex.js';
import { getById } from './get-by-id.js';
import { getFrameworks } from './get-frameworks.js';
import { makePrivate } from './make-private.js';
import { makePublic } from './make-public.js';
import { move } from './move.js';
import { publishMany } from './publish-many.js';
import { setReady } from './set-ready.js';
import { unarchiveMany } from './unarchive-many.js';
import { update } from './update.js';
import { updateForTask } from './update-for-task.js';

/** The actions of models. */
export const modelHandlers = {
  'models.add_or_update_metadata': addOrUpdateMetadata,
  'models.archive_many': archiveMany,
  'models.create': create,
  'models.delete': deleteModel,
  'models.delete_many': deleteMany,
  'models.delete_metadata': deleteMetadata,
  'models.edit': edit,
  'models.get_all': getAll,
  'models.get_all_ex': getAllEx,
  'models.get_by_id': getById,
  'models.get_frameworks': getFrameworks,
  'models.make_private': makePrivate,
  'models.make_public': makePublic,
  'models.move': move,
  'models.publish_many': publishMany,
  'models.set_ready': setReady,
  'models.unarchive_many': unarchiveMany,
  'models.update': update,
  'models.update_for_task': updateForTask,
};
