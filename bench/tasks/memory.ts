import { execFileSync } from 'node:child_process';
import { post } from '../support/http-client.mjs';
import { type Benchmark, median } from '../support/measure.js';
import { ServerProcess } from '../support/server-process.js';
import { load } from '../support/subject.js';

const IDLE_LIMIT_MB = 150;
const FEW_CALLS = 20_000;
const MANY_CALLS = 200_000;
const TASKS = 500;

/** Servers that are measured: when the collector last ran decides over ten megabytes in one of them. */
const ROUNDS = 3;

/** Memory of a real server: when it has just started, and whether it grows with the number of calls. */
export const memory: Benchmark = {
  name: 'tasks: memory of a server',
  run: async () => {
    const servers: Sizes[] = [];
    for (let round = 0; round < ROUNDS; round++) servers.push(await sizesOfOne());
    const middle = (of: (sizes: Sizes) => number): number => median(servers.map(of));
    const common = { rounds: ROUNDS, smallerIsBetter: true } as const;
    const idle = middle((sizes) => sizes.idle);
    const [few, many] = [middle((sizes) => sizes.few).toFixed(0), middle((sizes) => sizes.many).toFixed(0)];
    return [
      {
        ...common,
        name: 'tasks.memory_idle',
        ratio: idle / IDLE_LIMIT_MB,
        goal: 1,
        detail: `idle ${idle.toFixed(0)} MB of ${IDLE_LIMIT_MB}`,
      },
      {
        ...common,
        name: 'tasks.memory_200k_vs_20k_calls',
        ratio: middle((sizes) => sizes.many / sizes.few),
        goal: 1.1,
        detail: `after ${FEW_CALLS} calls ${few} MB, after ${MANY_CALLS} ${many} MB`,
      },
    ];
  },
};

/** Megabytes that one server takes, by its age. */
interface Sizes {
  readonly idle: number;
  readonly few: number;
  readonly many: number;
}

async function sizesOfOne(): Promise<Sizes> {
  await using server = await ServerProcess.start();
  await server.call('debug.ping', {});
  const idle = residentMb(server.pid);
  const requests = await mixedCalls(server);
  await load(server.port, requests, FEW_CALLS);
  const few = residentMb(server.pid);
  await load(server.port, requests, MANY_CALLS - FEW_CALLS);
  return { idle, few, many: residentMb(server.pid) };
}

/** `debug.ping` and `tasks.get_by_id` of many tasks, in turn. */
async function mixedCalls(server: ServerProcess): Promise<Buffer[]> {
  const requests: Buffer[] = [];
  for (let i = 0; i < TASKS; i++) {
    const { id } = await server.call('tasks.create', { name: `task ${i}`, type: 'training', comment: 'x'.repeat(1500) });
    requests.push(post('/debug.ping', {}, server.authorization), post('/tasks.get_by_id', { task: id }, server.authorization));
  }
  return requests;
}

/** Megabytes (2^20 bytes) of physical memory. */
function residentMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
