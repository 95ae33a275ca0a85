import * as assert from 'uvu/assert';
import { DuplicateKeyError } from '../../src/store/errors.js';
import type { ChangeHint, Collection } from '../../src/store/port.js';
import { engines } from '../support/engines.js';
import { eventually, suite } from '../support/harness.js';
import { rejection, type Thing, things } from './fixture.js';

const watched = { ...things, watched: { scope: ['company', 'execution.queue'] } };
const plain = { ...things, name: 'plain' };

for (const engine of engines) {
  const test = suite(`store on ${engine.name}: watching`);

  /** Runs `act` on a store that is watched, and gives what was told, each hint once. */
  const told = async (act: (at: (name: string) => Collection<Thing>) => Promise<void>): Promise<string[]> => {
    await using store = await engine.open([watched, plain]);
    const heard = new Map<string, ChangeHint>();
    const listener = {
      changed: (hints: readonly ChangeHint[]) => {
        for (const hint of hints) heard.set(JSON.stringify([hint.id, hint.removed]), hint);
      },
      lost: (reason: unknown) => assert.unreachable(String(reason)),
    };
    await using _watching = await store.watch(listener);
    await act((name) => store.collection<Thing>(name));
    // What is told comes in order: when this one is there, all before it is.
    await store.collection<Thing>('things').insert({ id: 'end' });
    await eventually(() => heard.has('["end",null]'), 'the last write is told');
    return [...heard.keys()].sort().filter((key) => key !== '["end",null]');
  };

  test('every kind of write tells which documents it wrote', async () => {
    const hints = await told(async (at) => {
      const all = at('things');
      await all.insert({ id: 'a', n: 1 });
      await all.insertMany([
        { id: 'b', n: 2 },
        { id: 'c', n: 2 },
      ]);
      assert.is(await all.update({ n: 1 }, { $set: { n: 3 } }), 1);
      assert.is(await all.updateMany({ n: 2 }, { $inc: { n: 1 } }), 2);
      assert.is((await all.findAndUpdate({ id: 'a' }, { $set: { done: true } }))?.n, 3);
    });
    assert.equal(hints, ['["a",null]', '["b",null]', '["c",null]']);
  });

  test('a removal tells what the document was, as far as was asked for', async () => {
    const hints = await told(async (at) => {
      await at('things').insertMany([
        { id: 'a', company: 'c1', name: 'one', execution: { queue: 'q', other: 1 } },
        { id: 'b', company: 'c2' },
      ]);
      await at('things').findAndDelete({ id: 'a' });
      assert.is(await at('things').deleteMany({ company: 'c2' }), 1);
    });
    const removals = hints.filter((hint) => !hint.endsWith('null]'));
    assert.equal(removals, ['["a",{"company":"c1","execution":{"queue":"q"}}]', '["b",{"company":"c2"}]']);
  });

  test('writes that change nothing, and those to other collections, tell nothing', async () => {
    const hints = await told(async (at) => {
      await at('plain').insert({ id: 'a' });
      await at('plain').deleteMany({});
      assert.is(await at('things').update({ id: 'x' }, { $set: { n: 1 } }), 0);
      assert.is(await at('things').updateMany({ n: 1 }, { $set: { n: 2 } }), 0);
      assert.is(await at('things').deleteMany({ n: 1 }), 0);
      assert.is(await at('things').findAndDelete({ n: 1 }), undefined);
    });
    assert.equal(hints, []);
  });

  test('a batch that is refused tells of what went in before', async () => {
    const hints = await told(async (at) => {
      await at('things').insert({ id: 'b' });
      const refused = await rejection(at('things').insertMany([{ id: 'a' }, { id: 'b' }]));
      assert.instance(refused, DuplicateKeyError);
    });
    assert.ok(hints.includes('["a",null]'));
  });

  test('after the end of watching nothing is told', async () => {
    await using store = await engine.open([watched]);
    let told = 0;
    const watching = await store.watch({ changed: (hints) => (told += hints.length), lost: () => {} });
    await watching[Symbol.asyncDispose]();
    await store.collection<Thing>('things').insert({ id: 'a' });
    await using other = await store.watch({ changed: () => {}, lost: () => {} });
    assert.ok(other);
    assert.is(told, 0);
  });

  test.run();
}
