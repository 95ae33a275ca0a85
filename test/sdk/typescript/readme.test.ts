import * as assert from 'uvu/assert';
import type { ApiDefinition } from '../../../codegen/definition/ir.js';
import { apiOf, service } from '../../codegen/emit/definitions.js';
import { suite } from '../../support/harness.js';
import { startServer, withFolder } from '../../support/running-server.js';
import { definitionsOf, type Packages, printed, sdkFiles, withPackages } from './generated.js';
import { notesExample } from './notes-example.js';

const test = suite('the README of the TypeScript SDK, pasted into a file and run by Node alone');

/** Installs the package and runs its example; what it printed. */
async function exampleRun(packages: Packages, api: ApiDefinition, version: string, environment: object): Promise<string> {
  const name = packages.install(api, version, 'my-sdk');
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(sdkFiles(api, version, name).get('README.md') ?? '') ?? [];
  const file = packages.write('example.mjs', code);
  return printed(file, environment);
}

for (const version of ['2.1', '2.22']) {
  test(`lists tasks at ${version}`, () =>
    withPackages((packages) =>
      withFolder(async (dataDir) => {
        const server = await startServer(dataDir);
        try {
          await server.call('tasks.create', { name: 'made before', type: 'training' });
          const { url, accessKey, secretKey } = server;
          const environment = { API_URL: url, API_ACCESS_KEY: accessKey, API_SECRET_KEY: secretKey };
          const text = await exampleRun(packages, await definitionsOf('schemas'), version, environment);
          assert.match(text, "name: 'made before'");
        } finally {
          await server.stop();
        }
      }),
    ));
}

test('lists the notes of the example', () =>
  withPackages(async (packages) => {
    const api = await definitionsOf('examples/notes/schemas');
    await using notes = await notesExample(packages, api);
    assert.is(await exampleRun(packages, api, '1.1', { API_URL: notes.url, API_TOKEN: 'reader-token' }), '{ notes: [] }\n');
  }));

test('an API in which nothing can be read shows the call it has', () => {
  const api = apiOf([service('doors', { open: { layers: { '1.0': {} } } })]);
  assert.match(sdkFiles(api, '1.0', 'doors-sdk').get('README.md') ?? '', 'console.log(await client.doors.open());');
});

test.run();
