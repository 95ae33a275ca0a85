import type { AnyBulkWriteOperation, UpdateFilter } from 'mongodb';
import type { Stored } from './stored.js';

/** Moment of the last change, by the server's clock: the clocks of the processes that write may differ. */
export const CHANGED = '_mod';
/** Number of changes so far: two of them may share a millisecond. */
export const REVISION = '_rev';

const NEVER = { $type: 'minKey' } as const;
const MARKS = { $currentDate: { [CHANGED]: true }, $inc: { [REVISION]: 1 } } as const;

/** An update that leaves the marks that other processes poll for. */
export function marked(update: UpdateFilter<Stored>): UpdateFilter<Stored> {
  return {
    ...update,
    ...MARKS,
    $inc: { ...(update.$inc as object | undefined), ...MARKS.$inc },
  } as unknown as UpdateFilter<Stored>;
}

/**
 * An insertion that leaves the marks. Only an update can ask for the server's time, so this is an update that inserts: its condition holds
 * for no document, and where the id is taken the server refuses the insertion as it would refuse any other.
 */
export function markedInsert({ _id, ...fields }: Stored): MarkedUpsert {
  return markedUpsert({ _id, [CHANGED]: NEVER }, fields);
}

/** The same for an id that nobody else has: a look by the id alone finds out soonest that it is new. */
export function markedInsertOfNew({ _id, ...fields }: Stored): MarkedUpsert {
  return markedUpsert({ _id }, fields);
}

type MarkedUpsert = AnyBulkWriteOperation<Stored> & { updateOne: object };

function markedUpsert(filter: object, fields: object): MarkedUpsert {
  const contents = Object.keys(fields).length > 0 ? { $setOnInsert: fields } : {};
  const update = { ...contents, ...MARKS } as unknown as UpdateFilter<Stored>;
  return { updateOne: { filter, update, upsert: true } };
}
