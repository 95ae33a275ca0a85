/** How many items are handled at the same time. Together their writes cost an embedded database one flush instead of many. */
const AT_ONCE = 16;

/** What handling an item reads and writes, by id: of two items, the later may change what happens to the earlier only through these. */
export interface Footprint {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

export interface Turns<Item> {
  /** No item is begun once it is aborted. */
  readonly signal: AbortSignal;
  /** Undefined: the items have nothing to do with each other. */
  readonly footprintOf?: ((item: Item) => Footprint) | undefined;
}

/**
 * Handles every item, with the outcome of doing so one after another: an item waits for the earlier ones that write what it reads or
 * writes, or read what it writes. All others run side by side, some at a time.
 *
 * @returns what `handle` gave for each item, in the order of the items
 * @throws the first error of `handle`, or the signal's reason; either only after all that was begun has ended
 * @example
 * await inTurn(['a', 'b'], async (id) => id.toUpperCase(), { signal }); // ['A', 'B']
 */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  handle: (item: Item) => Promise<Result>,
  { signal, footprintOf = () => NOTHING }: Turns<Item>,
): Promise<Result[]> {
  const results: Result[] = [];
  const running = new Map<number, Turn>();
  let failure: { readonly error: unknown } | undefined;
  const run = async (item: Item, place: number): Promise<void> => {
    try {
      results[place] = await handle(item);
    } catch (error) {
      failure ??= { error };
    }
  };
  for (const [place, item] of items.entries()) {
    const footprint = footprintOf(item);
    await room(running, footprint);
    if (failure || signal.aborted) break;
    const done = run(item, place).then(() => {
      running.delete(place);
    });
    running.set(place, { footprint, done });
  }
  await Promise.all([...running.values()].map(({ done }) => done));
  if (failure) throw failure.error;
  if (results.length < items.length) signal.throwIfAborted();
  return results;
}

const NOTHING: Footprint = { reads: new Set(), writes: new Set() };

interface Turn {
  readonly footprint: Footprint;
  readonly done: Promise<void>;
}

async function room(running: ReadonlyMap<number, Turn>, footprint: Footprint): Promise<void> {
  for (;;) {
    const all = [...running.values()];
    const inTheWay = all.filter((turn) => meet(turn.footprint, footprint));
    if (inTheWay.length > 0) await Promise.all(inTheWay.map(({ done }) => done));
    else if (all.length >= AT_ONCE) await Promise.race(all.map(({ done }) => done));
    else return;
  }
}

function meet(a: Footprint, b: Footprint): boolean {
  return overlap(a.writes, b.writes) || overlap(a.writes, b.reads) || overlap(a.reads, b.writes);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  for (const id of fewer) if (more.has(id)) return true;
  return false;
}
