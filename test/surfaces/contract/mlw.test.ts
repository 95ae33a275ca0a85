import type { MlwParentWithList } from '../../../src/generated/surfaces/mlw.js';
import { mlwSurface } from '../../../src/generated/surfaces/mlw.js';
import { newId } from '../../../src/services/ids.js';
import { basic, importPath, makeMlw, NOW, newImport } from '../mlw/fixture.js';
import { contractSuite } from './contract-suite.js';

await contractSuite({
  surface: mlwSurface,
  make: makeMlw,
  now: NOW,
  client: async (server) => {
    const { caller, id, secret: password } = await server.account({ surface: 'mlw', id: `t1/${newId()}` });
    const projectID = await server.api.project({}, caller);
    const headers = { authorization: basic({ id, password }) };
    const send = (method: string, target: string, body?: unknown) => server.ask(method, target, { body, headers });
    return {
      send,
      existing: async () => {
        const made = JSON.parse((await send('POST', importPath(projectID), newImport())).text) as MlwParentWithList;
        return { parenttaskID: made.id, taskID: made.individualTasks[0]?.id ?? '', projectID, resourceID: 'r1' };
      },
    };
  },
});
