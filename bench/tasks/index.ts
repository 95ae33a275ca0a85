import type { Benchmark } from '../support/measure.js';
import { latencies } from './latencies.js';
import { memory } from './memory.js';

const USUAL = 100_000;
const LARGE = 1_000_000;

const chosen = process.env.TASKWRIGHT_BENCH_TASKS;
const large = process.argv.includes('--large');
const mongodb = process.env.TEST_MONGODB_URL;

/** SQLite always; MongoDB when `TEST_MONGODB_URL` names a server. `--large` is for SQLite alone. */
export const benchmarks: readonly Benchmark[] = [
  latencies('SQLite', countOf(chosen ?? (large ? LARGE : USUAL))),
  ...(mongodb ? [latencies('MongoDB', countOf(chosen ?? USUAL), mongodb)] : []),
  memory,
];

function countOf(value: string | number): number {
  const count = Number(value);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new Error(`TASKWRIGHT_BENCH_TASKS=${value} is no number of tasks`);
}
