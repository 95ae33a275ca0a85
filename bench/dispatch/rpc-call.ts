import type { Benchmark } from '../support/measure.js';
import { cpuPerRequest, post, Subject } from '../support/subject.js';
import { path, request } from './ten-tasks.mjs';

const ROUNDS = 15;
const REQUESTS = 5000;

/** A full authenticated call against a bare Hono route that sends the same bytes. */
export const rpcCall: Benchmark = {
  name: 'dispatch: full call vs bare Hono',
  run: async () => {
    await using bare = await Subject.start(new URL('./bare-server.mjs', import.meta.url));
    await using rpc = await Subject.start(new URL('./rpc-server.mjs', import.meta.url));
    const [bareCpu = 0, rpcCpu = 0] = await cpuPerRequest(
      [
        { subject: bare, requests: [post(path, request)] },
        { subject: rpc, requests: [post(path, request, rpc.authorization)] },
      ],
      { rounds: ROUNDS, requests: REQUESTS },
    );
    const detail = `CPU per request: bare ${bareCpu.toFixed(1)} us, call ${rpcCpu.toFixed(1)} us`;
    return [{ name: 'dispatch.call_vs_hono', ratio: bareCpu / rpcCpu, goal: 0.8, rounds: ROUNDS, detail }];
  },
};
