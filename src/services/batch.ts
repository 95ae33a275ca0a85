import { ApiError } from '../rpc/index.js';
import { atLeastOne } from './at-least-one.js';
import { type Footprint, inTurn, type Turns } from './in-turn.js';

/** One id of a batch that was refused, and why. */
export interface BatchFailure {
  readonly id: string;
  readonly error: {
    /** Code and subcode, as the single action would answer them. */
    readonly codes: readonly [code: number, subcode: number];
    readonly msg: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** What came of a batch, each list in the order of the request. */
export interface BatchResult<Item> {
  readonly succeeded: readonly (Item & { readonly id: string })[];
  readonly failed: readonly BatchFailure[];
}

/**
 * Does the same for each of many ids: what all `*_many` actions of tasks and of models are made of (task-core 8.10). What the API
 * refuses for one id is noted with that id and stops none of the others; any other error ends the call, as does the signal.
 *
 * The ids are handled side by side where that cannot be told from one after another. `footprintOf` says which ids that touches beyond
 * the one itself, which every item is taken to write.
 *
 * @param handle what the single action does; gives what the answer says of this id beside it
 * @throws ApiError 400/12 no ids
 * @example
 * batch(request.ids, async (id) => ({ archived: await archive(id) }), { signal }); // { succeeded: [{ id: 'a', archived: true }], failed: [] }
 */
export async function batch<Item extends object>(
  ids: readonly string[],
  handle: (id: string) => Promise<Item>,
  { signal, footprintOf = itself }: Turns<string>,
): Promise<BatchResult<Item>> {
  const outcomes = await inTurn(atLeastOne('ids', ids), (id) => outcomeOf(id, handle), { signal, footprintOf });
  return {
    succeeded: outcomes.flatMap((outcome) => ('item' in outcome ? [outcome.item] : [])),
    failed: outcomes.flatMap((outcome) => ('item' in outcome ? [] : [outcome])),
  };
}

/** The footprint of an item that touches nothing but its own document. */
export function itself(id: string): Footprint {
  return { reads: new Set(), writes: new Set([id]) };
}

type Outcome<Item> = { readonly item: Item & { readonly id: string } } | BatchFailure;

async function outcomeOf<Item extends object>(id: string, handle: (id: string) => Promise<Item>): Promise<Outcome<Item>> {
  try {
    return { item: { id, ...(await handle(id)) } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { id, error: { codes: [error.code, error.subcode], msg: error.message, data: error.told } };
  }
}
