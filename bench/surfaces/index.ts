import { cpuRatio } from '../support/cpu-ratio.js';
import { HttpClient, post } from '../support/http-client.mjs';
import type { Benchmark } from '../support/measure.js';
import { Subject } from '../support/subject.js';
import { clients } from './clients.mjs';

/** A list of tasks takes a millisecond or so. */
const SLOW = { processes: 2, rounds: 7, requests: 160, warmUp: 1600 };

/** As many as the shortest of the vendors' pages. */
const ROWS = 20;

/** Each vendor's list against `tasks.get_all` of the same tasks, both on the whole server. */
export const benchmarks: readonly Benchmark[] = Object.entries(clients).map(([surface, client]) => ({
  name: `surfaces: the list of ${surface} vs tasks.get_all`,
  run: async () => {
    const start = async (): Promise<Subject> => {
      const subject = await Subject.start(new URL('./server.mjs', import.meta.url));
      const connection = await HttpClient.open(subject.port);
      for (let i = 0; i < ROWS; i++) await connection.ask(client.create(i));
      connection.close();
      return subject;
    };
    const rows = { system_tags: [`surface:${surface}`], order_by: ['-created'], page: 0, page_size: ROWS, ...client.rows };
    const { ratio, rounds, first, second } = await cpuRatio(
      { start, requests: ({ authorization }) => [post('/tasks.get_all', rows, authorization)] },
      { start, requests: () => [client.list()] },
      SLOW,
    );
    const detail = `CPU per request: get_all ${first.toFixed(0)} us, list ${second.toFixed(0)} us`;
    return [{ name: `surfaces.${surface}`, ratio, goal: 0.8, rounds, detail }];
  },
}));
