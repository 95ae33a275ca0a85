import { setTimeout as wait } from 'node:timers/promises';
import { type ChangeStream, type ChangeStreamDocument, type Db, MongoServerError, type ResumeToken } from 'mongodb';
import type { ChangeHint, ChangeListener } from '../port.js';
import { REMOVALS, type Removal, removalHint } from './removals.js';

/** How long the server lets a stream wait for a change before it says that there is none. */
const AWAIT_MS = 500;
/** Pause before a stream that broke off is opened anew. */
const RETRY_MS = 1_000;

/** Follows the change stream of the database until disposed. Resolves when the stream is open. */
export async function streamChanges(db: Db, collections: readonly string[], sink: ChangeListener): Promise<AsyncDisposable> {
  const follower = new Follower(db, collections, sink);
  await follower.open(undefined);
  follower.run();
  return follower;
}

class Follower implements AsyncDisposable {
  readonly #db: Db;
  readonly #collections: readonly string[];
  readonly #sink: ChangeListener;
  readonly #end = new AbortController();
  #stream: ChangeStream | undefined;
  #running: Promise<void> | undefined;

  constructor(db: Db, collections: readonly string[], sink: ChangeListener) {
    this.#db = db;
    this.#collections = collections;
    this.#sink = sink;
  }

  /** @param after where an earlier stream broke off */
  async open(after: ResumeToken): Promise<void> {
    const stream = this.#db.watch(pipeline(this.#collections), {
      maxAwaitTimeMS: AWAIT_MS,
      ...(after === undefined ? {} : { resumeAfter: after }),
    });
    try {
      // The driver opens a stream when it is first read.
      const first = await stream.tryNext();
      this.#stream = stream;
      if (first) this.#tell(first);
    } catch (error) {
      await stream.close();
      throw error;
    }
  }

  run(): void {
    this.#running = this.#follow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.#stream?.close();
    await this.#running;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      try {
        for (;;) this.#tell(await (this.#stream as ChangeStream).next());
      } catch (error) {
        if (!signal.aborted) await this.#reopen(error);
      }
    }
    await this.#stream?.close();
  }

  /** From where it broke off, if the server still knows that place. */
  async #reopen(reason: unknown): Promise<void> {
    const { signal } = this.#end;
    let token = this.#stream?.resumeToken;
    await this.#stream?.close();
    while (!signal.aborted) {
      try {
        await this.open(token);
        if (token === undefined) this.#sink.lost(reason);
        return;
      } catch (error) {
        if (error instanceof MongoServerError) token = undefined;
      }
      await wait(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }

  #tell(change: ChangeStreamDocument): void {
    const hint = hintOf(change);
    if (hint && !this.#end.signal.aborted) this.#sink.changed([hint]);
  }
}

/** Ids are enough, but for what a removal says: a document is read when it is wanted. */
function pipeline(collections: readonly string[]): object[] {
  const operationType = { $in: ['insert', 'update', 'replace'] };
  const removal = { 'fullDocument.collection': 1, 'fullDocument.document': 1, 'fullDocument.scope': 1 };
  return [
    { $match: { 'ns.coll': { $in: [...collections, REMOVALS] }, operationType } },
    { $project: { ns: 1, operationType: 1, documentKey: 1, ...removal } },
  ];
}

function hintOf(change: ChangeStreamDocument): ChangeHint | undefined {
  if (!('documentKey' in change)) return undefined;
  const { coll } = change.ns;
  if (coll !== REMOVALS) return { collection: coll, id: String(change.documentKey._id) };
  // The bookkeeping of removals is inserted and never changed.
  return change.operationType === 'insert' ? removalHint(change.fullDocument as unknown as Removal) : undefined;
}
