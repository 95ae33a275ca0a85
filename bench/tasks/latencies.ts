import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Benchmark, Measure } from '../support/measure.js';

/**
 * The actions people wait for against the bare driver, on a store of `count` tasks. In a process of its own, which runs the compiled
 * files as users do.
 *
 * @param url of a MongoDB server; undefined for SQLite
 */
export function latencies(engine: string, count: number, url?: string): Benchmark {
  return {
    name: `tasks: actions vs the bare driver, ${engine}, ${count} tasks`,
    run: async () => {
      const module = new URL('./latency-run.mjs', import.meta.url);
      const child = fork(module, [String(count), ...(url === undefined ? [] : [url])], { execArgv: [] });
      // Nothing more is received once the channel is closed, which may come after the exit.
      const ended = Promise.all([once(child, 'exit') as Promise<[number | null]>, once(child, 'disconnect')]);
      let measures: readonly Measure[] = [];
      child.once('message', (message) => {
        measures = message as readonly Measure[];
      });
      const [[code]] = await ended;
      if (code !== 0 || measures.length === 0) throw new Error(`the measuring process ended with ${code}`);
      return measures;
    },
  };
}
