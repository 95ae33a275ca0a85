import { getAll } from './get-all.js';
import { getAllEx } from './get-all-ex.js';
import { getById } from './get-by-id.js';
import { getByIdEx } from './get-by-id-ex.js';
import { getTypes } from './get-types.js';

/** The actions that read tasks and change nothing. */
export const readHandlers = {
  'tasks.get_by_id': getById,
  'tasks.get_by_id_ex': getByIdEx,
  'tasks.get_all': getAll,
  'tasks.get_all_ex': getAllEx,
  'tasks.get_types': getTypes,
};
