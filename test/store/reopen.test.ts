import * as assert from 'uvu/assert';
import type { CollectionDefinition } from '../../src/store/port.js';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { ids, keyed, rejection, type Thing, things } from './fixture.js';

for (const engine of engines) {
  const test = suite(`store on ${engine.name}: closing and opening again`);

  test('everything is still there', async () => {
    const database = engine.database();
    try {
      const first = await database.open([things, keyed]);
      const documents = [{ id: 'a', status: 'x', created: new Date(5), tags: ['t'], free: { deep: [1, null] } }, { id: 'b' }];
      await first.collection<Thing>('things').insertMany(documents);
      await first.collection<Thing>('things').update({ id: 'b' }, { $set: { n: 1 } });
      await first[Symbol.asyncDispose]();

      const second = await database.open([things, keyed]);
      assert.equal(await second.collection<Thing>('things').find({}, { sort: [{ path: 'id' }] }), [
        documents[0],
        { id: 'b', n: 1 },
      ]);
      assert.is(ids(await second.collection<Thing>('things').find({ tags: 't', status: 'x' })), 'a');
      await second[Symbol.asyncDispose]();
    } finally {
      await database.drop();
    }
  });

  test('scalars and indexes declared later hold for documents stored earlier', async () => {
    const database = engine.database();
    try {
      const bare: CollectionDefinition = { name: 'things', scalars: {}, indexes: [] };
      const first = await database.open([bare]);
      await first.collection<Thing>('things').insertMany([
        {
          id: 'a',
          status: 'x',
          company: 'c',
          created: new Date(5),
          n: 1,
          done: false,
          tags: ['t', 'u'],
          execution: { queue: 'q' },
        },
        { id: 'b', status: null, tags: [] },
        { id: 'c' },
        // Enough of them that an index pays.
        ...Array.from({ length: 500 }, (_, i) => ({
          id: `d${i}`,
          company: `c${i}`,
          status: 'y',
          tags: [`t${i}`],
          n: i,
          done: true,
          created: new Date(i - 500),
        })),
      ]);
      await first[Symbol.asyncDispose]();

      const second = await database.open([things]);
      const collection = second.collection<Thing>('things');
      const found = async (filter: Parameters<typeof collection.find>[0]) => ids(await collection.find(filter));
      assert.is(await found({ company: 'c', status: 'x' }), 'a');
      assert.is(await found({ status: null }), 'b c');
      assert.is(await found({ created: { $gte: new Date(5) } }), 'a');
      assert.is(await found({ done: false }), 'a');
      assert.is(await found({ 'execution.queue': 'q' }), 'a');
      assert.is(await found({ tags: { $all: ['t', 'u'] } }), 'a');
      assert.is((await collection.explain({ company: 'c', status: 'x' })).scan, false);
      assert.is((await collection.explain({ tags: 't' })).scan, false);
      await second[Symbol.asyncDispose]();
    } finally {
      await database.drop();
    }
  });

  test('a closed store refuses what comes, but finished what it had taken', async () => {
    const database = engine.database();
    try {
      const first = await database.open([things]);
      const collection = first.collection<Thing>('things');
      const writes = Array.from({ length: 100 }, (_, i) => collection.insert({ id: `d${i}` }));
      const written = Promise.allSettled(writes);
      if (engine.name === 'mongodb') await written;
      await first[Symbol.asyncDispose]();
      assert.ok((await written).every(({ status }) => status === 'fulfilled'));
      await rejection(collection.insert({ id: 'late' }));
      await rejection(collection.find({}));
      await first[Symbol.asyncDispose]();

      const second = await database.open([things]);
      assert.is(await second.collection<Thing>('things').count({}), 100);
      await second[Symbol.asyncDispose]();
    } finally {
      await database.drop();
    }
  });
  test.run();
}
