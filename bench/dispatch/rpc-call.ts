import { cpuRatio } from '../support/cpu-ratio.js';
import { post } from '../support/http-client.mjs';
import type { Benchmark } from '../support/measure.js';
import { Subject } from '../support/subject.js';
import { path, request } from './ten-tasks.mjs';

/** A full authenticated call against a bare Hono route that sends the same bytes. */
export const rpcCall: Benchmark = {
  name: 'dispatch: full call vs bare Hono',
  run: async () => {
    const { ratio, rounds, first, second } = await cpuRatio(
      {
        start: () => Subject.start(new URL('./bare-server.mjs', import.meta.url)),
        requests: () => [post(path, request)],
      },
      {
        start: () => Subject.start(new URL('./rpc-server.mjs', import.meta.url)),
        requests: ({ authorization }) => [post(path, request, authorization)],
      },
    );
    const detail = `CPU per request: bare ${first.toFixed(1)} us, call ${second.toFixed(1)} us`;
    return [{ name: 'dispatch.call_vs_hono', ratio, goal: 0.8, rounds, detail }];
  },
};
