import { type Db, type IndexDescriptionInfo, MongoServerError } from 'mongodb';
import { StoreOpenError } from '../errors.js';
import type { CollectionDefinition, IndexDefinition } from '../port.js';
import { storedPath } from './stored.js';

const NAMESPACE_NOT_FOUND = 26;
const DUPLICATE_KEY = 11000;

/**
 * Creates the indexes a collection lacks, by name. None is ever dropped or changed: one of the same name that is another index is for
 * the operator to sort out, and one of another name that does the same is taken as it is.
 *
 * @throws StoreOpenError
 */
export async function ensureIndexes(db: Db, { name, indexes }: CollectionDefinition): Promise<void> {
  const existing = await existingIndexes(db, name);
  const missing = indexes.filter((index) => !isPresent(name, index, existing));
  if (missing.length === 0) return;
  try {
    await db
      .collection(name)
      .createIndexes(missing.map((index) => ({ key: keyOf(index), name: index.name, unique: index.unique ?? false })));
  } catch (error) {
    throw new StoreOpenError(`cannot create the indexes of ${name}: ${reasonOf(error)}`, { cause: error });
  }
}

async function existingIndexes(db: Db, collection: string): Promise<IndexDescriptionInfo[]> {
  try {
    return await db.collection(collection).indexes();
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}

function isPresent(collection: string, index: IndexDefinition, existing: readonly IndexDescriptionInfo[]): boolean {
  const named = existing.find((other) => other.name === index.name);
  if (!named) return existing.some((other) => doesTheSame(index, other));
  if (doesTheSame(index, named)) return true;
  throw new StoreOpenError(
    `the collection ${collection} has an index named ${index.name} that is not the one needed: it is ${described(named.key, named.unique)}` +
      `${isPlainIndex(named) ? '' : ' with further options'}, needed is ${described(keyOf(index), index.unique)}. Drop or rename it.`,
  );
}

function doesTheSame(index: IndexDefinition, other: IndexDescriptionInfo): boolean {
  const unique = (index.unique ?? false) === (other.unique ?? false);
  return unique && isPlainIndex(other) && JSON.stringify(keyOf(index)) === JSON.stringify(other.key);
}

/** One over all documents, in plain order. */
function isPlainIndex({ partialFilterExpression, sparse, collation, hidden }: IndexDescriptionInfo): boolean {
  return !partialFilterExpression && !sparse && !collation && !hidden;
}

function keyOf(index: IndexDefinition): Record<string, 1> {
  return Object.fromEntries(index.paths.map((path) => [storedPath(path), 1] as const));
}

function described(key: unknown, unique: boolean | undefined): string {
  return `${unique ? 'unique ' : ''}${JSON.stringify(key)}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof MongoServerError && error.code === DUPLICATE_KEY)
    return `documents already there break a unique one: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
