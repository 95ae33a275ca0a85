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
      `cannot open the database ${db.databaseName}: it has schema ${version}, and this release knows schemas up to ${SCHEMA}; start the newer release`,
    );
  }
  throw new StoreOpenError(
    `cannot open the database ${db.databaseName}: its schema is ${JSON.stringify(version)}, which never was one`,
  );
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
