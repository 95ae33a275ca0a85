import { deleteUser } from './delete.js';
import { getAll } from './get-all.js';
import { getAllEx } from './get-all-ex.js';
import { getById } from './get-by-id.js';
import { getCurrentUser } from './get-current-user.js';
import { getPreferences } from './get-preferences.js';
import { setPreferences } from './set-preferences.js';

/** The actions of users. */
export const userHandlers = {
  'users.delete': deleteUser,
  'users.get_all': getAll,
  'users.get_all_ex': getAllEx,
  'users.get_by_id': getById,
  'users.get_current_user': getCurrentUser,
  'users.get_preferences': getPreferences,
  'users.set_preferences': setPreferences,
};
