import { handler } from '../handler.js';
import { makeReady } from './making-ready.js';

/** Makes a draft final, and first publishes the task that made it. */
export const setReady = handler('models.set_ready', async ({ request, caller, models, tasks }) => {
  const options = { publishTask: request.publish_task, forceTask: request.force_publish_task };
  return makeReady(await models.writable(request.model, caller), options, caller, models, tasks);
});
