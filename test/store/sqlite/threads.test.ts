import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { Store } from '../../../src/store/port.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { eventually, suite } from '../../support/harness.js';
import { ids, rejection, type Thing, things } from '../fixture.js';
import { inFolder } from './processes.js';

const test = suite('store on sqlite: queries in threads');

async function withStore(count: number, run: (store: Store) => Promise<void>, regexDeadlineMs = 30_000): Promise<void> {
  await inFolder(async (folder) => {
    const store = await openSqliteStore(join(folder, 't.db'), { collections: [things], regexDeadlineMs });
    const documents = Array.from({ length: count }, (_, i) => ({
      id: `d${i}`,
      name: `name ${i}`,
      free: i,
      text: 'x'.repeat(500),
      deep: { list: [{ at: new Date(i) }] },
    }));
    await store.collection<Thing>('things').insertMany(documents);
    await run(store);
    await store[Symbol.asyncDispose]();
  });
}

test('a walk over many documents leaves the event loop free', () =>
  withStore(20_000, async (store) => {
    const collection = store.collection<Thing>('things');
    await collection.count({ id: 'd1', name: { $regex: 'warm.up' } });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const found = await collection.find(
      { free: { $gte: 19_990 } },
      { sort: [{ path: 'text' }, { path: 'free', descending: true }], limit: 3 },
    );
    clearInterval(timer);
    assert.is(ids(found, { sorted: false }), 'd19999 d19998 d19997');
    assert.equal(found[0]?.deep, { list: [{ at: new Date(19_999) }] });
    assert.ok(turns > 5, `the loop turned ${turns} times`);
    assert.is(await collection.count({ 'deep.list.at': { $lt: new Date(5) } }), 5);
    assert.equal(await collection.countBy('deep.none', { text: { $exists: true } }), [{ value: null, count: 20_000 }]);
    assert.is((await collection.distinct('free', { free: { $lt: 3 } })).length, 3);
  }));

test('a thread sees every write that was acknowledged', () =>
  withStore(10, async (store) => {
    const collection = store.collection<Thing>('things');
    for (let i = 0; i < 30; i++) {
      await collection.update({ id: 'd1' }, { $set: { name: `round ${i}` } });
      assert.is(await collection.count({ name: { $regex: `^r.und ${i}$` } }), 1);
    }
  }));

test('queries given up at any moment never take the process along', () => withStore(3_000, givenUpAgainAndAgain), {
  timeLimitMs: 60_000,
});

async function givenUpAgainAndAgain(store: Store): Promise<void> {
  const collection = store.collection<Thing>('things');
  for (let i = 0; i < 60; i++) {
    const controller = new AbortController();
    const filter = i % 2 ? { name: { $regex: '[0-9]+$' } } : { free: { $gte: 0 }, text: { $regex: '(x+x+)+y' } };
    const outcome = collection.find(filter, { signal: controller.signal, sort: [{ path: 'text' }] }).then(
      (found) => found.length,
      () => -1,
    );
    await new Promise((resolve) => setTimeout(resolve, i % 12));
    controller.abort(new Error('gone'));
    assert.ok([-1, 3_000].includes(await outcome));
  }
  assert.is(await collection.count({ name: { $regex: '99.$' } }), 30);
}

test('closing ends what is running', async () => {
  let query: Promise<Error> | undefined;
  await withStore(50, async (store) => {
    const collection = store.collection<Thing>('things');
    await collection.update({ id: 'd0' }, { $set: { name: `${'a'.repeat(60)}!` } });
    query = rejection(collection.find({ name: { $regex: '(a+)+$' } }));
    await collection.count({ name: { $regex: 'n.me' }, id: 'd1' });
  });
  assert.instance(await query, Error);
});

test('more queries than threads are all answered', () =>
  withStore(100, async (store) => {
    const collection = store.collection<Thing>('things');
    const counts = await Promise.all(Array.from({ length: 20 }, (_, i) => collection.count({ name: { $regex: `^n.me ${i}$` } })));
    assert.equal(
      counts,
      Array.from({ length: 20 }, () => 1),
    );
  }));

test('after a runaway expression the next query has a thread again', () =>
  withStore(
    10,
    async (store) => {
      const collection = store.collection<Thing>('things');
      await collection.update({ id: 'd0' }, { $set: { name: `${'a'.repeat(60)}!` } });
      for (let i = 0; i < 3; i++) {
        const error = await rejection(collection.find({ name: { $regex: '(a+)+$' } }));
        assert.is(error.name, 'RegexDeadlineError');
      }
      await eventually(
        async () => (await collection.count({ name: { $regex: 'na.e' } }).catch(() => 0)) === 9,
        'an ordinary expression is answered',
      );
    },
    300,
  ));
test.run();
