import { type Contestant, cpuRatio } from '../support/cpu-ratio.js';
import { post } from '../support/http-client.mjs';
import type { Benchmark } from '../support/measure.js';
import { Subject } from '../support/subject.js';
import { request } from './ten-tasks.mjs';

/** Whether a large API costs more per call than a small one; requests go through all methods and versions in turn. */
export const manyMethods: Benchmark = {
  name: 'dispatch: 300 methods x 34 versions vs 3 x 1',
  run: async () => {
    const { ratio, rounds, first, second } = await cpuRatio(synthetic(3, 1), synthetic(300, 34));
    const detail = `CPU per request: 3 x 1 ${first.toFixed(1)} us, 300 x 34 ${second.toFixed(1)} us`;
    return [{ name: 'dispatch.300x34_vs_3x1', ratio, goal: 0.97, rounds, detail }];
  },
};

function synthetic(methods: number, versions: number): Contestant {
  const module = new URL('./synthetic-server.mjs', import.meta.url);
  return {
    start: () => Subject.start(module, [String(methods), String(versions)]),
    requests: () => calls(methods, versions),
  };
}

/** A prime step goes through all pairs without following their order. */
function calls(methods: number, versions: number): Buffer[] {
  return Array.from({ length: methods * versions }, (_, index) => {
    const at = (index * 7919) % (methods * versions);
    return post(`/v2.${(at % versions) + 1}/service.method_${Math.floor(at / versions)}`, request);
  });
}
