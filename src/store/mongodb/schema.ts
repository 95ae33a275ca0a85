import { type Db, MongoServerError } from 'mongodb';
import { StoreOpenError } from '../errors.js';

/** Number of the layout this program writes. Every change of the layout gets the next number and a migration. */
export const SCHEMA = 1;

const MARKER = 'schema';
const DUPLICATE_KEY = 11000;

interface Marker {
  readonly _id: string;
  readonly version: number;
}

/**
 * Marks a new database with the schema number, and refuses one whose layout this program does not know.
 *
 * @throws StoreOpenError
 */
export async function ensureSchema(db: Db): Promise<void> {
  const version = await markedVersion(db);
  if (version === SCHEMA) return;
  if (typeof version === 'number' && version > SCHEMA) {
    throw new StoreOpenError(
      `the database has schema ${version}, this program knows schemas up to ${SCHEMA}: use a newer version of the program, or another database`,
    );
  }
  throw new StoreOpenError(`the database names a schema that never was: ${JSON.stringify(version)} (known: up to ${SCHEMA})`);
}

async function markedVersion(db: Db): Promise<unknown> {
  const markers = db.collection<Marker>('_taskwright');
  try {
    await markers.updateOne({ _id: MARKER }, { $setOnInsert: { version: SCHEMA } }, { upsert: true });
  } catch (error) {
    // Another process marked the new database in the same moment.
    if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
  }
  return (await markers.findOne({ _id: MARKER }))?.version;
}
