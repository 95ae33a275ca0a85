/**
 * Holds the server of this source tree against its definitions: `node --import tsx test/contract/run.ts sqlite|mongodb [SEED...]`. MongoDB is that
 * of `TEST_MONGODB_URL`. Ends in `N passed, N failed`: passed are versions of actions at which nothing differs.
 */
import { formatReport } from '../../codegen/contract/index.js';
import { engines } from '../support/engines.js';
import { targetOn, tested } from './run-tests.js';

/** Room for the whole of it on the embedded store; a slower database gets as far as it gets. */
const TIME_LIMIT_MS = 100_000;

const [name, ...seeds] = process.argv.slice(2);
const engine = engines.find((each) => each.name === name);
if (!engine) {
  console.error('contract: expected sqlite, or mongodb with TEST_MONGODB_URL set');
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const seed of seeds.length > 0 ? seeds : ['1']) {
  await using tests = await targetOn(engine);
  const report = await tested(tests, { seed, timeLimitMs: TIME_LIMIT_MS });
  console.log(formatReport(report, tests.target, 'text'));
  const differing = new Set(report.failures.map(({ action }) => action));
  passed += [...report.covered.keys()].filter((layer) => !differing.has(layer.split('@')[0] ?? '')).length;
  // What could not be played was not tested.
  failed += report.failures.length + report.skipped.size;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
