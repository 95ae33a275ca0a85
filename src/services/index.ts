import type { Handlers } from '../generated/index.js';
import { authHandlers } from './auth/handlers.js';
import { ping } from './debug/ping.js';
import { withLaterActions } from './later.js';
import { loginHandlers } from './login/handlers.js';
import { modelHandlers } from './models/handlers.js';
import { organizationHandlers } from './organization/handlers.js';
import { projectHandlers } from './projects/handlers.js';
import { queueHandlers } from './queues/handlers.js';
import { serverHandlers } from './server/handlers.js';
import type { Services } from './services.js';
import { manyHandlers } from './tasks/many-handlers.js';
import { partHandlers } from './tasks/part-handlers.js';
import { placingHandlers } from './tasks/placing-handlers.js';
import { readHandlers } from './tasks/read-handlers.js';
import { writeHandlers } from './tasks/write-handlers.js';
import { userHandlers } from './users/handlers.js';
import { workerHandlers } from './workers/handlers.js';

/** The function behind every action of the API. */
export const handlers: Handlers<Services> = withLaterActions({
  ...readHandlers,
  ...writeHandlers,
  ...manyHandlers,
  ...partHandlers,
  ...placingHandlers,
  ...modelHandlers,
  ...queueHandlers,
  ...workerHandlers,
  ...projectHandlers,
  ...userHandlers,
  ...authHandlers,
  ...loginHandlers,
  ...organizationHandlers,
  ...serverHandlers,
  'debug.ping': ping,
});
