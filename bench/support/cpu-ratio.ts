import { median } from './measure.js';
import { load, type Subject } from './subject.js';

/** A server to be measured: how to start it, and what to send. */
export interface Contestant {
  start(): Promise<Subject>;
  requests(subject: Subject): readonly Buffer[];
}

export interface CpuRatio {
  /** CPU time per request of the first through that of the second. */
  readonly ratio: number;
  /** Microseconds of CPU time per request, medians. */
  readonly first: number;
  readonly second: number;
  readonly rounds: number;
}

export interface CpuRatioOptions {
  /** Each server is started so often: two processes of one program differ for as long as they live. */
  readonly processes: number;
  /** With each pair of processes. */
  readonly rounds: number;
  /** In a round, which is best a tenth of a second: what else the machine does then hits both servers of a round alike. */
  readonly requests: number;
  /** Requests before anything is measured: until then the engine is still busy compiling what it found to be hot. */
  readonly warmUp: number;
}

/** For requests that take a few dozen microseconds. */
const QUICK: CpuRatioOptions = { processes: 3, rounds: 15, requests: 2000, warmUp: 30_000 };

/** Compares two servers that take turns: the median over all rounds of the ratio within a round. */
export async function cpuRatio(first: Contestant, second: Contestant, options = QUICK): Promise<CpuRatio> {
  const { requests, warmUp } = options;
  const rounds: { readonly first: number; readonly second: number }[] = [];
  for (let process = 0; process < options.processes; process++) {
    await using one = await first.start();
    await using other = await second.start();
    const [toOne, toOther] = [first.requests(one), second.requests(other)];
    await load(one.port, toOne, warmUp);
    await load(other.port, toOther, warmUp);
    for (let round = 0; round < options.rounds; round++) {
      rounds.push({ first: await cpuPerRequest(one, toOne, requests), second: await cpuPerRequest(other, toOther, requests) });
    }
  }
  return {
    ratio: median(rounds.map((round) => round.first / round.second)),
    first: median(rounds.map((round) => round.first)),
    second: median(rounds.map((round) => round.second)),
    rounds: rounds.length,
  };
}

async function cpuPerRequest(subject: Subject, requests: readonly Buffer[], count: number): Promise<number> {
  const before = await subject.cpu();
  await load(subject.port, requests, count);
  return ((await subject.cpu()) - before) / count;
}
