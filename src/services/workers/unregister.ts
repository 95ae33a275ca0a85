import { handler } from '../handler.js';

/** Forgets a worker, also one that is not known. */
export const unregister = handler('workers.unregister', async ({ request, caller, workers }) => {
  await workers.unregister(request.worker, caller);
  return {};
});
