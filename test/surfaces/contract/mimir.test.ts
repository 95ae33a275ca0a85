import { mimirSurface } from '../../../src/generated/surfaces/mimir.js';
import { makeMimir, newTask, TASKS } from '../mimir/fixture.js';
import type { SurfaceServer } from '../support/surface-server.js';
import { contractSuite } from './contract-suite.js';

/** All clients of a server share its one token. */
const tokens = new WeakMap<SurfaceServer, Promise<{ readonly secret: string }>>();

await contractSuite({
  surface: mimirSurface,
  make: makeMimir(),
  now: Date.now(),
  // The vendor has it for a worker that reports on a task which there is not.
  refusals: [500],
  client: async (server) => {
    const account = tokens.get(server) ?? server.account({ surface: 'mimir' });
    tokens.set(server, account);
    const { secret } = await account;
    const send = (method: string, target: string, body?: unknown) =>
      server.ask(method, target, { body, headers: { authorization: `Bearer ${secret}` } });
    return {
      send,
      existing: async () => ({
        id: (JSON.parse((await send('POST', TASKS, newTask())).text) as { worktask_id: string }).worktask_id,
      }),
    };
  },
});
