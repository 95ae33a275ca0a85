import * as assert from 'uvu/assert';
import { openMongoStore } from '../../../src/store/mongodb/open.js';
import type { ChangeHint, Store } from '../../../src/store/port.js';
import { eventually, suite } from '../../support/harness.js';
import { failure, noServer, type Thing, withDatabase } from './database.js';

const test = suite('mongodb: changes made by another process');

const things = {
  name: 'things',
  scalars: { company: 'string' },
  indexes: [{ name: 'by_key', paths: ['key'], unique: true }],
  watched: { scope: ['company'] },
} as const;

type Mode = 'stream' | 'poll' | 'off';

/** Two stores on one database, as two processes have them; the hints that the second one is told of writes to the first. */
async function pair(mode: Mode, body: (writer: Store, told: () => string[], url: string) => Promise<void>): Promise<void> {
  await withDatabase(async ({ url }) => {
    const changeFeed = { mode, pollMs: 20 };
    await using writer = await openMongoStore(url, [things], { changeFeed });
    await using reader = await openMongoStore(url, [things], { changeFeed });
    const hints: ChangeHint[] = [];
    await using _watching = await reader.watch({
      changed: (some) => hints.push(...some),
      lost: (reason) => assert.unreachable(`${reason}`),
    });
    await body(writer, () => hints.map(({ id, removed }) => JSON.stringify([id, removed])), url);
  });
}

if (noServer) {
  test.skip('changes of others are told', noServer);
} else {
  for (const mode of ['stream', 'poll'] as const) {
    test(`are told of by ${mode}, each write of its own`, () =>
      pair(mode, async (writer, told) => {
        const all = writer.collection<Thing>('things');
        const count = (hint: string) => told().filter((other) => other === hint).length;
        assert.match(writer.description, `change feed: ${mode}`);
        await all.insert({ id: 'a', key: 1, company: 'c' });
        await eventually(() => count('["a",null]') === 1, 'the insertion');
        await all.update({ id: 'a' }, { $set: { n: 1 } });
        await eventually(() => count('["a",null]') === 2, 'the update');
        await all.insertMany([
          { id: 'b', key: 2 },
          { id: 'c', key: 3 },
        ]);
        await eventually(() => count('["b",null]') === 1 && count('["c",null]') === 1, 'the batch');
        await all.deleteMany({ id: 'a' });
        await eventually(() => count('["a",{"company":"c"}]') === 1, 'the removal');
      }));

    test(`what was changed before is not told by ${mode}`, () =>
      withDatabase(async ({ url }) => {
        const changeFeed = { mode, pollMs: 20 };
        await using store = await openMongoStore(url, [things], { changeFeed });
        await using other = await openMongoStore(url, [things], { changeFeed });
        await other.collection<Thing>('things').insert({ id: 'before', key: 1 });
        const ids: string[] = [];
        await using _watching = await store.watch({ changed: (hints) => ids.push(...hints.map(({ id }) => id)), lost: () => {} });
        await other.collection<Thing>('things').insert({ id: 'after', key: 2 });
        await eventually(() => ids.length > 0, 'the second one is told');
        assert.equal(ids, ['after']);
      }));
  }

  test('marks for polling never show, and an id or key that is taken is refused as ever', () =>
    pair('poll', async (writer) => {
      const all = writer.collection<Thing>('things');
      await all.insert({ id: 'a', key: 1 });
      await all.insert({ id: 'only' });
      await all.update({ id: 'a' }, { $inc: { n: 1 } });
      const whole = { id: 'a', key: 1, n: 1 };
      assert.equal(await all.get('a'), whole);
      assert.equal(await all.find({ id: 'a' }, { projection: { exclude: ['x'] } }), [whole]);
      assert.equal(await all.findAndUpdate({ id: 'a' }, { $set: { m: 1 } }), { ...whole, m: 1 });
      assert.match((await failure(all.insert({ id: 'a', key: 9 }))).message, 'duplicate key in things (id)');
      assert.match((await failure(all.insert({ id: 'z', key: 1 }))).message, 'duplicate key in things (by_key)');
      assert.match(
        (
          await failure(
            all.insertMany([
              { id: 'y', key: 8 },
              { id: 'a', key: 7 },
            ]),
          )
        ).message,
        'duplicate key in things (id)',
      );
      assert.equal(await all.get('y'), { id: 'y', key: 8 });
      assert.equal(await all.findAndDelete({ id: 'a' }), { ...whole, m: 1 });
    }));

  test('switched off, only the own writes are told', () =>
    pair('off', async (writer, told) => {
      const own: string[] = [];
      await using _watching = await writer.watch({ changed: (hints) => own.push(...hints.map(({ id }) => id)), lost: () => {} });
      await writer.collection<Thing>('things').insert({ id: 'a' });
      assert.equal(own, ['a']);
      assert.equal(told(), []);
    }));
}

test.run();
