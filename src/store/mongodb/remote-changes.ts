import type { Db } from 'mongodb';
import type { RemoteChanges } from '../change-feed.js';
import { StoreOpenError } from '../errors.js';
import type { CollectionDefinition } from '../port.js';
import { CHANGED } from './change-marks.js';
import { ensureIndexes } from './indexes.js';
import { pollChanges } from './poll-changes.js';
import { ensureRemovals } from './removals.js';
import type { ServerFacts } from './server.js';
import { streamChanges } from './stream-changes.js';

/** How a process learns of what others change: `auto` is a stream where the server has one, else polling. */
export type ChangeFeedMode = 'auto' | 'stream' | 'poll' | 'off';

export interface ChangeFeedOptions {
  readonly mode: ChangeFeedMode;
  /** Between two looks, where changes are polled for. */
  readonly pollMs: number;
}

/** The way changes of other processes are learned of, once the server is known. All processes of a database should agree on it. */
export interface RemoteFeed {
  readonly mode: Exclude<ChangeFeedMode, 'auto'>;
  readonly changes: RemoteChanges | undefined;
}

/**
 * Chooses, and prepares the database for it.
 *
 * @throws StoreOpenError when a stream is asked of a server that has none
 */
export async function remoteFeed(
  db: Db,
  facts: ServerFacts,
  definitions: readonly CollectionDefinition[],
  { mode, pollMs }: ChangeFeedOptions,
): Promise<RemoteFeed> {
  const watched = definitions.filter((definition) => definition.watched);
  const collections = watched.map(({ name }) => name);
  if (mode === 'off' || watched.length === 0) return { mode: 'off', changes: undefined };
  if (mode === 'stream' && !facts.streams) {
    throw new StoreOpenError(
      `the change feed is set to stream, and a ${facts.topology} server has no change streams: set auto or poll`,
    );
  }
  await ensureRemovals(db);
  if (mode !== 'poll' && facts.streams) return { mode: 'stream', changes: (sink) => streamChanges(db, collections, sink) };
  const index = { name: 'taskwright_changed', paths: [CHANGED] };
  await Promise.all(watched.map((definition) => ensureIndexes(db, { ...definition, indexes: [index] })));
  return { mode: 'poll', changes: (sink) => pollChanges(db, { collections, intervalMs: pollMs }, sink) };
}
