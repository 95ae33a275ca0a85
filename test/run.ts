/**
 * The one test runner: `npm test`, or `npm test -- store rpc` for the files whose path contains one of the words.
 * Ends in `N passed, N failed, N skipped`; exit code 1 when anything failed or no test ran.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A suite as uvu queues it: runs, and gives the text of its failures, or `true`. */
type QueuedSuite = () => Promise<[failures: string | true, ...counts: number[]]>;

const here = fileURLToPath(new URL('.', import.meta.url));
const queue: QueuedSuite[][] = [];
Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: queue, UVU_INDEX: 0 });
// uvu looks at these when it is loaded, and the harness loads it.
const { tally } = await import('./support/harness.js');

function testFiles(words: readonly string[]): string[] {
  const all = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return all.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).sort();
}

async function runFile(file: string): Promise<void> {
  process.stdout.write(`${file}\n`);
  try {
    Object.assign(globalThis, { UVU_INDEX: queue.push([]) - 1 });
    await import(pathToFileURL(join(here, file)).href);
    for (const run of queue.at(-1) ?? []) {
      const [failures] = await run();
      if (failures !== true) process.stdout.write(`\n${failures}\n`);
    }
  } catch (error) {
    // Outside any test: the file does not load, or a hook threw. The other files still run.
    tally.failed++;
    console.error(error);
  }
}

let finished = false;
process.on('exit', () => {
  if (finished) return;
  console.error('The run ended before all tests did: something a test waits for never happens.');
  process.exitCode = 1;
});

for (const file of testFiles(process.argv.slice(2))) await runFile(file);
finished = true;
if (!process.env.TEST_MONGODB_URL) {
  console.log('The MongoDB half did not run: set TEST_MONGODB_URL=mongodb://... to run the same suites against a server.');
}
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
// exit() and not exitCode: a handle that a test left open must not hang the run.
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);
