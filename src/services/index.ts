import type { Handlers } from '../generated/index.js';
import { lazily } from './lazily.js';
import type { Services } from './services.js';

/** The function behind every action of the API. */
export const handlers: Handlers<Services> = {
  ...lazily('auth', async () => (await import('./auth/handlers.js')).authHandlers),
  ...lazily('debug', async () => (await import('./debug/handlers.js')).debugHandlers),
  ...lazily('login', async () => (await import('./login/handlers.js')).loginHandlers),
  ...lazily('models', async () => (await import('./models/handlers.js')).modelHandlers),
  ...lazily('organization', async () => (await import('./organization/handlers.js')).organizationHandlers),
  ...lazily('projects', async () => (await import('./projects/handlers.js')).projectHandlers),
  ...lazily('queues', async () => (await import('./queues/handlers.js')).queueHandlers),
  ...lazily('server', async () => (await import('./server/handlers.js')).serverHandlers),
  ...lazily('tasks', async () => (await import('./tasks/handlers.js')).taskHandlers),
  ...lazily('users', async () => (await import('./users/handlers.js')).userHandlers),
  ...lazily('workers', async () => (await import('./workers/handlers.js')).workerHandlers),
};
