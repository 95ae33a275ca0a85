/**
 * Replays the recorded scenarios against a server of this source tree:
 * `node --import tsx test/scenarios/run.ts sqlite|mongodb [NAME_OR_GLOB...]`. MongoDB is that of `TEST_MONGODB_URL`.
 * Ends in `N passed, N failed, N skipped`; exit code 1 when a scenario neither went as recorded nor as `deviations.json` says.
 */
import { randomUUID } from 'node:crypto';
import { accept, type Performance } from './acceptance.js';
import { readDeviations } from './deviations.js';
import { callOfMissingService, findRecordings, named, type Recordings } from './recordings.js';
import { type Verdict, verdictOn } from './verdict.js';

/** Services that recordings call and this server does not have yet. */
const MISSING_SERVICES = ['events'];

const [engine, ...wanted] = process.argv.slice(2);
const problem = problemWith(engine);
const recordings = findRecordings();
if (problem) stop(problem);
else if (recordings) process.exit(await run(recordings).catch(stop));
else console.log('The recorded scenarios are not at hand (SCENARIOS names their folder): none was replayed.');

/** What keeps them from being played at all; a database that could not be dropped afterwards is the lesser part of it. */
function stop(reason: unknown): never {
  const first = reason instanceof Error && 'suppressed' in reason ? reason.suppressed : reason;
  console.error(`scenarios: ${first instanceof Error ? first.message : String(first)}`);
  process.exit(2);
}

function problemWith(engine: string | undefined): string | undefined {
  if (engine !== 'sqlite' && engine !== 'mongodb') return `expected sqlite or mongodb, got ${engine ?? 'nothing'}`;
  if (engine === 'mongodb' && !process.env.TEST_MONGODB_URL) return 'TEST_MONGODB_URL is not set: it names the server to use';
  return undefined;
}

async function run(recordings: Recordings): Promise<number> {
  const asked = recordings.scenarios.filter(({ name }) => wanted.length === 0 || wanted.some((glob) => named(name, glob)));
  const leftOut = asked.filter((scenario) => callOfMissingService(scenario, MISSING_SERVICES) !== undefined);
  const names = asked.filter((scenario) => !leftOut.includes(scenario)).map(({ name }) => name);
  await using database = ownDatabase(engine === 'mongodb' ? process.env.TEST_MONGODB_URL : undefined);
  const performance = await accept({ recordings, names, ...(database.url === undefined ? {} : { database: database.url }) });
  for (const { name } of leftOut) console.log(`SKIP ${name} (calls a service that is not there yet)`);
  return report(performance, verdictOn(performance.results, readDeviations()), leftOut.length);
}

function report({ complaints }: Performance, { passed, deviating, failed, skipped }: Verdict, leftOut: number): number {
  for (const { name, why } of skipped) console.log(`SKIP ${name} (${why})`);
  for (const { name, problems } of failed) console.log([`FAIL ${name}`, ...problems].join('\n     '));
  for (const complaint of complaints) console.log(`FAIL the server complained: ${complaint}`);
  const failures = failed.length + complaints.length;
  console.log(`${engine}: ${passed.length} as recorded, ${deviating.length} as test/scenarios/deviations.json says`);
  console.log(`${passed.length + deviating.length} passed, ${failures} failed, ${skipped.length + leftOut} skipped`);
  return failures > 0 || passed.length === 0 ? 1 : 0;
}

/** A database of this run's own on a MongoDB server, gone afterwards; without a server there is nothing to make and to drop. */
function ownDatabase(server: string | undefined): { readonly url: string | undefined } & AsyncDisposable {
  if (server === undefined) return { url: undefined, [Symbol.asyncDispose]: async () => {} };
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
