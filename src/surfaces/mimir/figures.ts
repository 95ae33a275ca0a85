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

/**
 * Counts tasks by status and type (rest-surfaces 5.7). Anybody may ask, as often as they like, so all who ask while they are counted get
 * the same answer.
 */
export class FigureReader {
  readonly #context: Pick<MimirContext, 'queue' | 'shown'>;
  readonly #reading = new Map<string, Promise<Figures>>();

  constructor(context: Pick<MimirContext, 'queue' | 'shown'>) {
    this.#context = context;
  }

  of(caller: Caller): Promise<Figures> {
    const { company } = caller;
    const reading = this.#reading.get(company) ?? this.#read(caller).finally(() => this.#reading.delete(company));
    this.#reading.set(company, reading);
    return reading;
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
