import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionsOf } from '../../../codegen/emit/model.js';
import { suite } from '../../support/harness.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { readScenarios } from '../support/read-scenarios.js';
import { isFor } from '../support/scenario.js';
import { definitionsOf, Packages } from './generated.js';
import { type Place, run, type Sdk } from './runner.js';
import { atItsPlace } from './scenario-place.js';

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
        await atItsPlace(scenario, version, live, (place) => run(scenario, sdk, version, place));
      }
    },
    { timeLimitMs: 60_000 },
  );
}

test.run();
