import { create } from './create.js';
import { deleteProject } from './delete.js';
import { getAll } from './get-all.js';
import { getAllEx } from './get-all-ex.js';
import { getById } from './get-by-id.js';
import { getHyperParameters } from './get-hyper-parameters.js';
import { getHyperparamValues } from './get-hyperparam-values.js';
import { getModelTags } from './get-model-tags.js';
import { getTaskParents } from './get-task-parents.js';
import { getTaskTags } from './get-task-tags.js';
import { makePrivate } from './make-private.js';
import { makePublic } from './make-public.js';
import { merge } from './merge.js';
import { move } from './move.js';
import { update } from './update.js';
import { validateDelete } from './validate-delete.js';

/** The actions of projects. */
export const projectHandlers = {
  'projects.create': create,
  'projects.delete': deleteProject,
  'projects.get_all': getAll,
  'projects.get_all_ex': getAllEx,
  'projects.get_by_id': getById,
  'projects.get_hyper_parameters': getHyperParameters,
  'projects.get_hyperparam_values': getHyperparamValues,
  'projects.get_model_tags': getModelTags,
  'projects.get_task_parents': getTaskParents,
  'projects.get_task_tags': getTaskTags,
  'projects.make_private': makePrivate,
  'projects.make_public': makePublic,
  'projects.merge': merge,
  'projects.move': move,
  'projects.update': update,
  'projects.validate_delete': validateDelete,
};
