/**
 * Replays the recorded scenarios against a server of this source tree:
 * `node --import tsx test/scenarios/run.ts sqlite|mongodb [NAME_OR_GLOB...]`. MongoDB is that of `TEST_MONGODB_URL`.
 * Ends in `N passed, N failed, N skipped`; exit code 1 when a scenario neither went as recorded nor as `deviations.json` says.
 */
import { randomUUID } from 'node:crypto';
import { matchesGlob } from 'node:path';
import { accept } from './acceptance.js';
import { readDeviations } from './deviations.js';
import { callOfMissingService, findRecordings, type Recordings } from './recordings.js';
import { verdictOn } from './verdict.js';

/** Services that recordings call and this server does not have yet. */
const MISSING_SERVICES = ['events'];

const [engine, ...wanted] = process.argv.slice(2);
const recordings = findRecordings();
if (!recordings) console.log('The recorded scenarios are not at hand (SCENARIOS names their folder): none was replayed.');
else process.exit(await run(recordings));

async function run(recordings: Recordings): Promise<number> {
  const asked = recordings.scenarios.filter(({ name }) => wanted.length === 0 || wanted.some((glob) => matchesGlob(name, glob)));
  const left = asked.filter((scenario) => callOfMissingService(scenario, MISSING_SERVICES) !== undefined).map(({ name }) => name);
  const names = asked.map(({ name }) => name).filter((name) => !left.includes(name));
  await using database = await databaseOf(engine);
  const results = await accept({ recordings, names, ...(database.url === undefined ? {} : { database: database.url }) });
  const { passed, deviating, failed, skipped } = verdictOn(results, readDeviations());
  for (const { name, problems } of failed)
    console.log(`FAIL ${name}\n${problems.map((problem) => `     ${problem}\n`).join('')}`);
  for (const { name, why } of skipped) console.log(`SKIP ${name} (${why})`);
  for (const name of left) console.log(`SKIP ${name} (calls a service that is not there yet)`);
  console.log(`${engine}: ${passed.length} as recorded, ${deviating.length} as test/scenarios/deviations.json says`);
  const total = { passed: passed.length + deviating.length, failed: failed.length, skipped: skipped.length + left.length };
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** A database of this run's own, gone afterwards. */
async function databaseOf(named: string | undefined): Promise<{ readonly url: string | undefined } & AsyncDisposable> {
  if (named === 'sqlite') return { url: undefined, [Symbol.asyncDispose]: async () => {} };
  if (named !== 'mongodb') throw new Error(`expected sqlite or mongodb, got ${named ?? 'nothing'}`);
  const server = process.env.TEST_MONGODB_URL;
  if (!server) throw new Error('TEST_MONGODB_URL is not set: it names the MongoDB server to use');
  const url = new URL(server);
  url.pathname = `/taskwright_scenarios_${randomUUID().slice(0, 8)}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: async () => {
      const { MongoClient } = await import('mongodb');
      await using client = new MongoClient(url.href);
      await client.db().dropDatabase();
    },
  };
}
