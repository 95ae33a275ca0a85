import { nclueSurface } from '../../../src/generated/surfaces/nclue.js';
import { makeNclue, NOW, newTask, signedHeaders } from '../nclue/fixture.js';
import { contractSuite } from './contract-suite.js';

await contractSuite({
  surface: nclueSurface,
  make: makeNclue,
  now: NOW,
  client: async (server) => {
    const { id: accessKey, secret } = await server.account({ surface: 'nclue' });
    const send = (method: string, target: string, body?: unknown) =>
      server.ask(method, target, { body, headers: signedHeaders({ accessKey, secret }, method, target) });
    return {
      send,
      existing: async () => JSON.parse((await send('POST', '/api/v1/tasks', newTask())).text) as { readonly task_id: string },
    };
  },
});
