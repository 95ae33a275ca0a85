import * as assert from 'uvu/assert';
import { conformance, ids } from './fixture.js';

conformance('many documents at once', ({ test, engine, given, collection }) => {
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `d${i}`, n: i, free: i % 7, tags: [`t${i % 3}`] }));

  test('insertMany takes thousands', async () => {
    const things = await given(...numbered(3_000));
    assert.is(await things.count({}), 3_000);
    assert.is(await things.count({ tags: 't1' }), 1_000);
    assert.equal(await things.get('d2999'), { id: 'd2999', n: 2_999, free: 3, tags: ['t2'] });
  });

  test('insertMany of nothing is nothing', async () => {
    await given();
    await collection().insertMany([]);
    assert.is(await collection().count({}), 0);
  });

  test('updateMany changes every match and says how many', async () => {
    const things = await given(...numbered(500));
    assert.is(await things.updateMany({ n: { $lt: 400 } }, { $inc: { n: 1_000 }, $push: { tags: 'new' } }), 400);
    assert.is(await things.count({ n: { $gte: 1_000 } }), 400);
    assert.is(await things.count({ tags: 'new' }), 400);
    assert.is(await things.updateMany({ free: 3 }, { $unset: { tags: true } }), 71);
    assert.is(await things.count({ tags: null }), 71);
    assert.is(await things.updateMany({ free: 99 }, { $set: { n: 0 } }), 0);
  });

  test('updateMany that makes documents match again changes each once', async () => {
    const things = await given(...numbered(300));
    assert.is(await things.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1 } }), 300);
    assert.equal(await things.count({ n: { $lte: 300 } }), 300);
    assert.is((await things.get('d299'))?.n, 300);
  });

  test('deleteMany removes every match and says how many', async () => {
    const things = await given(...numbered(300));
    assert.is(await things.deleteMany({ tags: 't0' }), 100);
    assert.is(await things.deleteMany({ free: { $gte: 1 } }), 172);
    assert.is(await things.count({}), 28);
    assert.is(await things.count({ tags: 't0' }), 0);
  });

  test('bulk writes by a regular expression', async () => {
    const things = await given(
      { id: 'a', name: 'train 1', tags: ['x'] },
      { id: 'b', name: 'test 22', tags: ['x'] },
      { id: 'c', name: 'none' },
    );
    assert.is(await things.updateMany({ name: { $regex: '\\d+$' } }, { $set: { n: 1 } }), 2);
    assert.is(await things.update({ name: { $regex: '^tr.in' } }, { $set: { n: 2 } }), 1);
    assert.is((await things.findAndUpdate({ name: { $regex: 't\\s' } }, { $inc: { n: 5 } }))?.n, 6);
    assert.is(await things.update({ name: { $regex: '^x+$' } }, { $set: { n: 2 } }), 0);
    assert.is(await things.deleteMany({ name: { $regex: '[12]$' } }), 2);
    assert.is(ids(await things.find({})), 'c');
  });

  test('thousands of ids in one filter', async () => {
    // The server of our MongoDB tests compares with each in turn: ten thousand take it half a minute.
    const size = engine.name === 'mongodb' ? 1_000 : 10_000;
    const things = await given(...numbered(200));
    const many = Array.from({ length: size }, (_, i) => `d${i * 2}`);
    assert.is(await things.count({ id: { $in: many } }), 100);
    assert.is((await things.find({ id: { $in: many }, n: { $lt: 10 } })).length, 5);
    assert.is(await things.count({ id: { $nin: many } }), 100);
    assert.is(await things.count({ other: { $nin: many } }), 200);
    assert.is(await things.count({ tags: { $in: [...many, 't1'] } }), 67);
    assert.is(await things.count({ n: { $in: Array.from({ length: size }, (_, i) => i + 0.5).concat(7) } }), 1);
    assert.is(await things.updateMany({ id: { $in: many } }, { $set: { chosen: true } }), 100);
    assert.is(await things.count({ $or: [{ id: { $in: many } }, { tags: { $all: ['t0'] } }] }), 133);
  });

  test('a thousand alternatives in one $or', async () => {
    const things = await given(...numbered(50));
    const alternatives = Array.from({ length: 1_500 }, (_, i) => ({ n: i * 2, status: null }));
    assert.is(await things.count({ $or: alternatives }), 25);
    assert.is(await things.count({ $nor: alternatives }), 25);
  });
});
