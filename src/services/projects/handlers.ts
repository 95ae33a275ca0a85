import { create } from './create.js';
import { deleteProject } from './delete.js';
import { getAll } from './get-all.js';
import { getById } from './get-by-id.js';
import { update } from './update.js';

/** The actions of projects. */
export const projectHandlers = {
  'projects.create': create,
  'projects.delete': deleteProject,
  'projects.get_all': getAll,
  'projects.get_by_id': getById,
  'projects.update': update,
};
