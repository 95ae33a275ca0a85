import type { Collection, CollectionDefinition, Document, Store } from '../../src/store/port.js';
import { type Engine, engines } from '../support/engines.js';
import { type Suite, suite } from '../support/harness.js';

/** A document of the suite's collection: some paths are declared scalars, some are not, `tags` is an indexed list. */
export interface Thing extends Document {
  readonly [key: string]: unknown;
}

export const things: CollectionDefinition = {
  name: 'things',
  scalars: {
    status: 'string',
    company: 'string',
    name: 'string',
    created: 'date',
    n: 'number',
    done: 'boolean',
    'execution.queue': 'string',
  },
  indexes: [
    { name: 'by_status', paths: ['company', 'status'] },
    { name: 'by_created', paths: ['created'] },
    { name: 'by_name', paths: ['name'] },
    { name: 'by_tag', paths: ['tags'], array: true },
    { name: 'by_x', paths: ['list.x'], array: true },
    { name: 'by_input', paths: ['models.input.model'], array: true },
  ],
};

/** Unique by company and key. */
export const keyed: CollectionDefinition = {
  name: 'keyed',
  scalars: { company: 'string', key: 'string' },
  indexes: [{ name: 'by_key', paths: ['company', 'key'], unique: true }],
};

export interface Conformance {
  readonly test: Suite;
  readonly engine: Engine;
  readonly store: () => Store;
  readonly collection: (name?: string) => Collection<Thing>;
  /** Fills the collection of things and gives it. */
  readonly given: (...documents: Thing[]) => Promise<Collection<Thing>>;
}

/** Defines the same tests for every engine; each test starts with empty collections. */
export function conformance(title: string, define: (context: Conformance) => void): void {
  for (const engine of engines) {
    const test = suite(`store on ${engine.name}: ${title}`);
    let opened: Store | undefined;
    const store = (): Store => {
      if (!opened) throw new Error('the store is not open yet');
      return opened;
    };
    const collection = (name = 'things'): Collection<Thing> => store().collection<Thing>(name);
    test.before(async () => {
      opened = await engine.open([things, keyed], { regexDeadlineMs: 1_500 });
    });
    test.before.each(async () => {
      await Promise.all(['things', 'keyed'].map((name) => collection(name).deleteMany({})));
    });
    test.after(async () => {
      await opened?.[Symbol.asyncDispose]();
    });
    const given = async (...documents: Thing[]): Promise<Collection<Thing>> => {
      await collection().insertMany(documents);
      return collection();
    };
    define({ test, engine, store, collection, given });
    test.run();
  }
}

/** The ids of documents, sorted unless their order is what is tested. */
export function ids(documents: readonly Document[], { sorted = true } = {}): string {
  const all = documents.map(({ id }) => id);
  return (sorted ? all.sort() : all).join(' ');
}

/** What a promise was rejected with; fails when it was not. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('the promise was not rejected');
}
