import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { StoreOpenError, StoreWriteError } from '../../../src/store/errors.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { suite } from '../../support/harness.js';
import { rejection, type Thing, things } from '../fixture.js';
import { inFolder, start } from './processes.js';

const test = suite('store on sqlite: no space left');
const collections = [things];
const MEGABYTE = 1 << 20;

test('a write that does not fit is refused; what was there stays, and the store lives on', () =>
  inFolder(async (folder) => {
    const store = await openSqliteStore(join(folder, 'f.db'), { collections, maxBytes: MEGABYTE });
    const collection = store.collection<Thing>('things');
    await collection.insertMany(Array.from({ length: 20 }, (_, i) => ({ id: `s${i}`, tags: ['small'] })));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => [
        collection.insert({ id: `big${i}`, tags: ['big'], text: 'x'.repeat(MEGABYTE / 5) }),
        collection.update({ id: `s${i}` }, { $set: { n: i } }),
      ]).flat(),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    assert.ok(refused.length > 0 && refused.length < 10, `${refused.length} were refused`);
    for (const { reason } of refused) {
      assert.instance(reason, StoreWriteError);
      assert.match((reason as Error).message, 'no space is left');
    }
    assert.is(await collection.count({ tags: 'big' }), 10 - refused.length);
    assert.is(await collection.count({ n: { $gte: 0 } }), 10, 'the small writes beside them succeeded');
    assert.is(await collection.deleteMany({ tags: 'big' }), 10 - refused.length);
    await collection.insert({ id: 'there is room again', text: 'x'.repeat(MEGABYTE / 5) });
    await store[Symbol.asyncDispose]();
  }));

test('an update that does not fit leaves the document as it was', () =>
  inFolder(async (folder) => {
    const store = await openSqliteStore(join(folder, 'f.db'), { collections, maxBytes: MEGABYTE / 2 });
    const collection = store.collection<Thing>('things');
    await collection.insert({ id: 'a', status: 'x', tags: ['t'] });
    assert.instance(
      await rejection(collection.update({ id: 'a' }, { $set: { status: 'y', tags: ['u'], text: 'x'.repeat(MEGABYTE) } })),
      StoreWriteError,
    );
    assert.equal(await collection.find({ status: 'x', tags: 't' }), [{ id: 'a', status: 'x', tags: ['t'] }]);
    await store[Symbol.asyncDispose]();
  }));

test('a file with no room to be made is refused', () =>
  inFolder(async (folder) => {
    const error = await rejection(openSqliteStore(join(folder, 'f.db'), { collections, maxBytes: 1 }));
    assert.instance(error, StoreOpenError);
    assert.match(error.message, 'no space is left');
  }));

test(
  'when the system itself refuses to write, the process lives on and nothing is half-written',
  () =>
    inFolder(async (folder) => {
      const path = join(folder, 'f.db');
      const child = start('fill', path, '', { fileBlocks: 2_048 });
      await child.ended;
      const { written, refused, count, last } = JSON.parse(child.lines[0] ?? '{}') as Record<string, unknown>;
      assert.match(String(refused), /^StoreWriteError: the database could not write/);
      assert.ok(Number(written) > 10, `${written} were written before`);
      assert.is(count, written);
      assert.is(last, 10_000);
      const store = await openSqliteStore(path, { collections });
      assert.is(await store.collection('things').count({}), written);
      await store.collection('things').insert({ id: 'there is room again' });
      await store[Symbol.asyncDispose]();
    }),
  { timeLimitMs: 60_000 },
);
test.run();
