/**
 * `npm run bench -- NAME [--json] [--large]`: runs the benchmarks of `bench/NAME/` and prints a table, or one JSON line a measure.
 * Every figure is a ratio from one run on one machine: compare ratios, never figures of different runs.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Measure } from './support/measure.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'support')
  .map(({ name }) => name);

const args = process.argv.slice(2);
const json = args.includes('--json');
const wanted = args.filter((argument) => !argument.startsWith('-'));
const unknown = wanted.filter((name) => !names.includes(name));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`usage: npm run bench -- NAME [--json] [--large]; benchmarks: ${names.join(', ')}`);
  process.exit(2);
}

let missed = 0;
for (const name of wanted) {
  const { benchmarks } = (await import(`./${name}/index.ts`)) as { benchmarks: readonly Benchmark[] };
  for (const benchmark of benchmarks) {
    if (!json) process.stderr.write(`${benchmark.name} ...\n`);
    for (const measure of await benchmark.run()) {
      if (!meets(measure)) missed++;
      print(measure);
    }
  }
}
process.exit(missed > 0 ? 1 : 0);

function meets({ ratio, goal, smallerIsBetter }: Measure): boolean {
  return smallerIsBetter ? ratio <= goal : ratio >= goal;
}

function print(measure: Measure): void {
  const { name, ratio, goal, rounds, smallerIsBetter, detail } = measure;
  if (json) {
    console.log(JSON.stringify({ name, ratio: round(ratio), goal, rounds }));
    return;
  }
  const verdict = meets(measure) ? 'met' : 'MISSED';
  console.log(
    `${name.padEnd(34)} ${round(ratio).toFixed(3).padStart(7)}  goal ${smallerIsBetter ? '<=' : '>='} ${goal}  ${verdict}  (${rounds} rounds; ${detail})`,
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
