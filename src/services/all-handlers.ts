import type { Handlers } from '../generated/index.js';
import { authHandlers } from './auth/handlers.js';
import { debugHandlers } from './debug/handlers.js';
import { loginHandlers } from './login/handlers.js';
import { modelHandlers } from './models/handlers.js';
import { organizationHandlers } from './organization/handlers.js';
import { projectHandlers } from './projects/handlers.js';
import { queueHandlers } from './queues/handlers.js';
import { serverHandlers } from './server/handlers.js';
import type { Services } from './services.js';
import { taskHandlers } from './tasks/handlers.js';
import { updatesHandlers } from './updates/handlers.js';
import { userHandlers } from './users/handlers.js';
import { workerHandlers } from './workers/handlers.js';

/** The function behind every action of the API. */
export const allHandlers: Handlers<Services> = {
  ...authHandlers,
  ...debugHandlers,
  ...loginHandlers,
  ...modelHandlers,
  ...organizationHandlers,
  ...projectHandlers,
  ...queueHandlers,
  ...serverHandlers,
  ...taskHandlers,
  ...updatesHandlers,
  ...userHandlers,
  ...workerHandlers,
};
