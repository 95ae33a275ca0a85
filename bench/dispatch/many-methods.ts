import type { Benchmark } from '../support/measure.js';
import { cpuPerRequest, post, Subject } from '../support/subject.js';
import { request } from './ten-tasks.mjs';

const ROUNDS = 15;
const REQUESTS = 5000;

/** Whether a large API costs more per call than a small one; requests go through all methods and versions in turn. */
export const manyMethods: Benchmark = {
  name: 'dispatch: 300 methods x 34 versions vs 3 x 1',
  run: async () => {
    const module = new URL('./synthetic-server.mjs', import.meta.url);
    await using small = await Subject.start(module, ['3', '1']);
    await using large = await Subject.start(module, ['300', '34']);
    const [smallCpu = 0, largeCpu = 0] = await cpuPerRequest(
      [
        { subject: small, requests: calls(3, 1) },
        { subject: large, requests: calls(300, 34) },
      ],
      { rounds: ROUNDS, requests: REQUESTS },
    );
    const detail = `CPU per request: 3 x 1 ${smallCpu.toFixed(1)} us, 300 x 34 ${largeCpu.toFixed(1)} us`;
    return [{ name: 'dispatch.300x34_vs_3x1', ratio: smallCpu / largeCpu, goal: 0.97, rounds: ROUNDS, detail }];
  },
};

/** A prime step goes through all pairs without following their order. */
function calls(methods: number, versions: number): Buffer[] {
  return Array.from({ length: methods * versions }, (_, index) => {
    const at = (index * 7919) % (methods * versions);
    return post(`/v2.${(at % versions) + 1}/service.method_${Math.floor(at / versions)}`, request);
  });
}
