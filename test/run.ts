/**
 * The one test runner: `npm test`, or `npm test -- store rpc` for the files whose path contains one of the words.
 * Ends in `N passed, N failed, N skipped`; exit code 1 when anything failed or no test ran.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tally } from './support/harness.js';

const here = fileURLToPath(new URL('.', import.meta.url));
Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: [], UVU_INDEX: 0 });
const queue = (globalThis as unknown as { UVU_QUEUE: unknown[][] }).UVU_QUEUE;

function testFiles(words: readonly string[]): string[] {
  const all = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return all.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).sort();
}

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  for (const file of testFiles(words)) {
    Object.assign(globalThis, { UVU_INDEX: queue.length });
    queue.push([relative(here, join(here, file))]);
    await import(pathToFileURL(join(here, file)).href);
  }
  const { exec } = await import('uvu');
  try {
    await exec();
  } catch (error) {
    // A hook outside any test threw: uvu lets that end the run.
    tally.failed++;
    console.error(error);
  }
  if (!process.env.TEST_MONGODB_URL) {
    console.log('The MongoDB half did not run: set TEST_MONGODB_URL=mongodb://... to run the same suites against a server.');
  }
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
  // exit() and not exitCode: a handle that a test left open must not hang the run. Test files close what they open.
  process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);
}

await main();
