import { createCredentials } from './create-credentials.js';
import { createUser } from './create-user.js';
import { fixedUsersMode } from './fixed-users-mode.js';
import { getCredentials } from './get-credentials.js';
import { login } from './login.js';
import { logout } from './logout.js';
import { revokeCredentials } from './revoke-credentials.js';

/** The actions of auth. */
export const authHandlers = {
  'auth.create_credentials': createCredentials,
  'auth.create_user': createUser,
  'auth.fixed_users_mode': fixedUsersMode,
  'auth.get_credentials': getCredentials,
  'auth.login': login,
  'auth.logout': logout,
  'auth.revoke_credentials': revokeCredentials,
};
