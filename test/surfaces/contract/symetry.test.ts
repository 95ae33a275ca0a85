import { symetrySurface } from '../../../src/generated/surfaces/symetry.js';
import { encryptBody } from '../../../src/surfaces/symetry/body-cipher.js';
import { makeWith, signedHeaders } from '../symetry/fixture.js';
import { contractSuite } from './contract-suite.js';

let customers = 0;

await contractSuite({
  surface: symetrySurface,
  make: makeWith(),
  now: Date.now(),
  client: async (server) => {
    const account = await server.account({ surface: 'symetry', id: `contract${++customers}` });
    const send = (method: string, target: string, content?: unknown) => {
      const body = content === undefined ? undefined : encryptBody(JSON.stringify(content), account.secret);
      const headers = signedHeaders(account, { method, target, ...(body !== undefined && { body }) }, server.now);
      return server.ask(method, target, { body, headers });
    };
    return {
      send,
      existing: async () => {
        await send('POST', `/symetry/rest/${account.id}/tasks/create`, { name: 't1' });
        return { cid: account.id, tid: 't1' };
      },
    };
  },
  refusals: [500],
});
