import type { Caller } from '../../rpc/index.js';
import type { MimirContext } from './context.js';
import { TYPE_ITEM } from './kept-work.js';
import { mimirStatus } from './status.js';

/** How the tasks of a company fare. */
export interface Figures {
  readonly length: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byType: Readonly<Record<string, number>>;
}

export const NO_FIGURES: Figures = { length: 0, byStatus: {}, byType: {} };

/** A count that takes longer, in milliseconds, is not made anew for whoever asks. */
const LONG_MS = 250;
/** How many times as long it is given again. */
const REST = 4;

interface Reading {
  readonly figures: Promise<Figures>;
  /** When it is to be read anew. */
  until: number;
}

/**
 * Counts tasks by status and type (rest-surfaces 5.7). Anybody may ask, as often as they like, so all who ask while they are counted get
 * the same answer, and where counting takes long it takes a fifth of the time at most.
 */
export class FigureReader {
  readonly #context: Pick<MimirContext, 'queue' | 'shown'>;
  readonly #clock: () => number;
  /** By company. */
  readonly #readings = new Map<string, Reading>();

  /** @param clock milliseconds from any start */
  constructor(context: Pick<MimirContext, 'queue' | 'shown'>, clock = () => performance.now()) {
    this.#context = context;
    this.#clock = clock;
  }

  of(caller: Caller): Promise<Figures> {
    const known = this.#readings.get(caller.company);
    const started = this.#clock();
    if (known && started < known.until) return known.figures;
    const reading: Reading = { figures: this.#read(caller), until: Number.POSITIVE_INFINITY };
    this.#readings.set(caller.company, reading);
    const ended = (rest: number) => {
      const now = this.#clock();
      reading.until = now - started > LONG_MS ? now + rest * (now - started) : now;
    };
    reading.figures.then(
      () => ended(REST),
      () => ended(0),
    );
    return reading.figures;
  }

  async #read(caller: Caller): Promise<Figures> {
    const { queue, shown } = this.#context;
    const [length, { statuses, types }] = await Promise.all([
      queue.length(caller),
      queue.counts(shown.countedTags(caller), TYPE_ITEM, caller),
    ]);
    return {
      length,
      byStatus: sums(statuses.map(({ status, reason, count }) => [mimirStatus(status, reason), count])),
      byType: sums(types.map(({ type, count }) => [type, count])),
    };
  }
}

function sums(counted: readonly (readonly [name: string, count: number])[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const [name, count] of counted) found.set(name, (found.get(name) ?? 0) + count);
  return Object.fromEntries(found);
}
