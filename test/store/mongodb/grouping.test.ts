import * as assert from 'uvu/assert';
import type { Scalar } from '../../../src/store/port.js';
import { suite } from '../../support/harness.js';
import { noServer, type Thing, withThings } from './database.js';

const test = suite('mongodb grouping');

const documents: readonly Thing[] = [
  { id: 'a', status: 'queued', tags: ['x', 'y', 'x'], models: { input: [{ model: 'm1' }, { model: 'm2' }, { model: 'm1' }] } },
  { id: 'b', status: 'queued', tags: [], models: { input: [{ name: 'unset' }] } },
  { id: 'c', status: 'failed', tags: 'x', models: { input: [{ model: 'm1' }, {}] }, at: new Date(5) },
  { id: 'd', status: null, at: new Date(5) },
];

if (noServer) {
  test.skip('values are counted', noServer);
} else {
  test('values are counted once a document, items of lists one by one, null for what is missing', () =>
    withThings({ scalars: { status: 'string', at: 'date' } }, async (things) => {
      await things.insertMany(documents);
      const counts = async (path: string) =>
        new Map(
          (await things.countBy(path, {})).map(({ value, count }): [Scalar, number] => [
            value instanceof Date ? +value : value,
            count,
          ]),
        );
      assert.equal(
        await counts('status'),
        new Map<Scalar, number>([
          ['queued', 2],
          ['failed', 1],
          [null, 1],
        ]),
      );
      assert.equal(
        await counts('at'),
        new Map<Scalar, number>([
          [5, 2],
          [null, 2],
        ]),
      );
      assert.equal(
        await counts('tags'),
        new Map<Scalar, number>([
          ['x', 2],
          ['y', 1],
          [null, 2],
        ]),
      );
      assert.equal(
        await counts('models.input.model'),
        new Map<Scalar, number>([
          ['m1', 2],
          ['m2', 1],
          [null, 2],
        ]),
      );
      assert.equal(
        await counts('id'),
        new Map<Scalar, number>([
          ['a', 1],
          ['b', 1],
          ['c', 1],
          ['d', 1],
        ]),
      );
    }));

  test('distinct values, through lists of objects too', () =>
    withThings({ scalars: { status: 'string' } }, async (things) => {
      await things.insertMany(documents);
      assert.equal((await things.distinct('status', {})).sort(), ['failed', 'queued']);
      assert.equal((await things.distinct('tags', { id: { $ne: 'c' } })).sort(), ['x', 'y']);
      assert.equal((await things.distinct('models.input.model', {})).sort(), ['m1', 'm2']);
      assert.equal(
        await things.distinct('models.input.model', { 'models.input.model': 'm2' }),
        await things.distinct('models.input.model', { id: 'a' }),
      );
      assert.equal(await things.distinct('nowhere', {}), []);
    }));
}

test.run();
