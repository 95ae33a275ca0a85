import type { Handlers } from '../generated/index.js';
import { createCredentials } from './auth/create-credentials.js';
import { getCredentials } from './auth/get-credentials.js';
import { login } from './auth/login.js';
import { logout } from './auth/logout.js';
import { revokeCredentials } from './auth/revoke-credentials.js';
import { ping } from './debug/ping.js';
import { withLaterActions } from './later.js';
import { projectHandlers } from './projects/handlers.js';
import { queueHandlers } from './queues/handlers.js';
import { endpoints } from './server/endpoints.js';
import { info } from './server/info.js';
import type { Services } from './services.js';
import { partHandlers } from './tasks/part-handlers.js';
import { placingHandlers } from './tasks/placing-handlers.js';
import { readHandlers } from './tasks/read-handlers.js';
import { writeHandlers } from './tasks/write-handlers.js';
import { getAll } from './users/get-all.js';
import { getById } from './users/get-by-id.js';
import { getCurrentUser } from './users/get-current-user.js';

/** The function behind every action of the API. */
export const handlers: Handlers<Services> = withLaterActions({
  ...readHandlers,
  ...writeHandlers,
  ...partHandlers,
  ...placingHandlers,
  ...queueHandlers,
  ...projectHandlers,
  'auth.create_credentials': createCredentials,
  'auth.get_credentials': getCredentials,
  'auth.login': login,
  'auth.logout': logout,
  'auth.revoke_credentials': revokeCredentials,
  'debug.ping': ping,
  'server.endpoints': endpoints,
  'server.info': info,
  'users.get_all': getAll,
  'users.get_by_id': getById,
  'users.get_current_user': getCurrentUser,
});
