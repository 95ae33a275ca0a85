import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { versionsOf } from '../../../codegen/emit/model.js';
import { suite } from '../../support/harness.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { isFor, readScenarios } from '../support/scenario.js';
import { ScriptedServer } from '../support/scripted-server.js';
import { definitionsOf, Packages } from './generated.js';
import { type Place, run, type Sdk } from './runner.js';

const test = suite('the TypeScript SDK of every version does what every client must');

const api = await definitionsOf('schemas');
const versions = versionsOf(api);
const packages = new Packages();
const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-test-'));
let server: RunningServer;
let live: Place;

test.before(async () => {
  server = await startServer(dataDir);
  live = { url: server.url, key: { access_key: server.accessKey, secret_key: server.secretKey } };
  for (const version of versions) packages.install(api, version, `sdk-${version}`);
});

test.after(async () => {
  await server.stop();
  for (const folder of [packages.folder, dataDir]) rmSync(folder, { recursive: true });
});

for (const scenario of readScenarios()) {
  const covered = versions.filter((version) => isFor(scenario, version));
  test(
    `${scenario.name} (${covered[0]} to ${covered.at(-1)})`,
    async () => {
      for (const version of covered) {
        const sdk = await packages.load<Sdk>(`sdk-${version}`);
        if (scenario.server === undefined) {
          await run(scenario, sdk, version, live);
          continue;
        }
        await using scripted = await ScriptedServer.start(scenario.server);
        await run(scenario, sdk, version, { url: scripted.url });
        assert.equal(scripted.problems, [], `version ${version}`);
      }
    },
    { timeLimitMs: 60_000 },
  );
}

test.run();
