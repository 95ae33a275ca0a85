import * as assert from 'uvu/assert';
import type { Condition } from '../../src/store/port.js';
import { conformance, ids } from './fixture.js';

// `tags` is an indexed list, `labels` an ordinary one.
for (const path of ['tags', 'labels']) {
  conformance(`lists at ${path}`, ({ test, engine, given }) => {
    const samples = () =>
      given(
        { id: 'x', [path]: ['x'] },
        { id: 'y', [path]: ['y'] },
        { id: 'xy', [path]: ['x', 'y'] },
        { id: 'empty', [path]: [] },
        { id: 'none' },
        { id: 'single', [path]: 'x' },
        { id: 'numbers', [path]: [1, 5] },
        { id: 'mixed', [path]: [null, true, new Date(7)] },
      );

    const cases: readonly (readonly [Condition | string | null, string])[] = [
      ['x', 'single x xy'],
      [{ $in: ['x', 'y'] }, 'single x xy y'],
      [{ $in: ['z'] }, ''],
      [{ $ne: 'x' }, 'empty mixed none numbers y'],
      [{ $nin: ['x', 'y'] }, 'empty mixed none numbers'],
      [{ $all: ['x', 'y'] }, 'xy'],
      [{ $all: ['x'] }, 'single x xy'],
      [{ $size: 0 }, 'empty'],
      [{ $size: 2 }, 'numbers xy'],
      [{ $exists: false }, 'none'],
      [null, 'mixed none'],
      [{ $ne: null }, 'empty numbers single x xy y'],
      [{ $in: [null, 'y'] }, 'mixed none xy y'],
      [{ $in: [true] }, 'mixed'],
      [{ $in: [new Date(7), 'q'] }, 'mixed'],
      [{ $in: [1] }, 'numbers'],
      [{ $in: ['1'] }, ''],
      [{ $gt: 4 }, 'numbers'],
      // Two items meet the two bounds. The server of our MongoDB tests looks for one item when it walks an index; MongoDB does not.
      ...(engine.name === 'mongodb' && path === 'tags' ? [] : [[{ $gt: 4, $lt: 2 }, 'numbers'] as const]),
      [{ $elemMatch: { $gt: 4, $lt: 2 } }, ''],
      [{ $elemMatch: { $gte: 5, $lt: 9 } }, 'numbers'],
      [{ $elemMatch: { $in: ['x'] } }, 'x xy'],
      [{ $regex: '^x' }, 'single x xy'],
      [{ $regex: '^[xq]$' }, 'single x xy'],
      [{ $regex: 'X', $options: 'i' }, 'single x xy'],
    ];

    for (const [condition, expected] of cases) {
      test(`${JSON.stringify(condition)} finds ${expected || 'nothing'}`, async () => {
        assert.is(ids(await (await samples()).find({ [path]: condition })), expected);
      });
    }

    test('items can be asked for by their place', async () => {
      const things = await samples();
      assert.is(ids(await things.find({ [`${path}.0`]: 'x' })), 'x xy');
      assert.is(ids(await things.find({ [`${path}.1`]: 'y' })), 'xy');
      assert.is(ids(await things.find({ [`${path}.0`]: { $exists: true } })), 'mixed numbers x xy y');
    });

    test('updates of a list are found at once', async () => {
      const things = await samples();
      await things.update({ id: 'none' }, { $push: { [path]: 'new' } });
      await things.update({ id: 'xy' }, { $pull: { [path]: 'x' } });
      await things.update({ id: 'x' }, { $addToSet: { [path]: { $each: ['new', 'x'] } } });
      await things.update({ id: 'single' }, { $unset: { [path]: true } });
      assert.is(ids(await things.find({ [path]: 'new' })), 'none x');
      assert.is(ids(await things.find({ [path]: 'x' })), 'x');
    });
  });
}

conformance('objects in lists', ({ test, given }) => {
  const samples = () =>
    given(
      {
        id: 'a',
        models: {
          input: [
            { name: 'n1', model: 'm1' },
            { name: 'n2', model: 'm2' },
          ],
        },
      },
      { id: 'b', models: { input: [{ name: 'n2', model: 'm1' }] } },
      { id: 'c', models: { input: [] } },
    );

  test('a path goes through the list', async () => {
    const things = await samples();
    assert.is(ids(await things.find({ 'models.input.model': 'm1' })), 'a b');
    assert.is(ids(await things.find({ 'models.input.name': { $in: ['n1', 'x'] } })), 'a');
    assert.is(ids(await things.find({ 'models.input.name': 'n2', 'models.input.model': 'm2' })), 'a');
    assert.is(ids(await things.find({ 'models.input.name': { $regex: '2$' } })), 'a b');
    assert.is(ids(await things.find({ 'models.input.0.model': 'm1' })), 'a b');
    assert.is(ids(await things.find({ 'models.input.1.model': 'm2' })), 'a');
  });

  test('$elemMatch asks one item for everything', async () => {
    const things = await samples();
    assert.is(ids(await things.find({ 'models.input': { $elemMatch: { name: 'n2', model: 'm1' } } })), 'b');
    assert.is(
      ids(
        await things.find({ 'models.input': { $elemMatch: { name: { $gt: 'n1' }, $or: [{ model: 'm1' }, { model: 'm3' }] } } }),
      ),
      'b',
    );
  });

  test('distinct counts the items of a list one by one', async () => {
    const things = await samples();
    assert.equal((await things.distinct('models.input.model', {})).sort(), ['m1', 'm2']);
    assert.equal((await things.distinct('models.input.model', { id: 'b' })).sort(), ['m1']);
  });
});
