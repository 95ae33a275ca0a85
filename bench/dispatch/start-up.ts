import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listening } from '../support/listening.js';
import { type Benchmark, median } from '../support/measure.js';

const ROUNDS = 15;

const bare = [fileURLToPath(new URL('./bare-start.mjs', import.meta.url))];
const ours = [
  fileURLToPath(new URL('../../dist/src/bin/main.js', import.meta.url)),
  'serve',
  '--port',
  '0',
  '--log-level',
  'silent',
];

/** From process start to the first answer, on a data folder that exists already. */
export const startUp: Benchmark = {
  name: 'dispatch: start to first answer vs bare Hono',
  run: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-bench-'));
    try {
      const args = [...ours, '--data-dir', dataDir];
      await firstAnswer(args);
      const times: { readonly bare: number[]; readonly ours: number[] } = { bare: [], ours: [] };
      for (let round = 0; round < ROUNDS; round++) {
        times.bare.push(await firstAnswer(bare));
        times.ours.push(await firstAnswer(args));
      }
      const [bareMs, oursMs] = [median(times.bare), median(times.ours)];
      const detail = `median: bare ${bareMs.toFixed(0)} ms, taskwright ${oursMs.toFixed(0)} ms`;
      return [
        { name: 'dispatch.start_vs_hono', ratio: oursMs / bareMs, goal: 1.6, rounds: ROUNDS, smallerIsBetter: true, detail },
      ];
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Milliseconds from spawning the process to a whole answer. */
async function firstAnswer(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await listening(child.stdout);
    const answer = await fetch(`${url}/v2.22/debug.ping`);
    await answer.text();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return performance.now() - start;
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}
