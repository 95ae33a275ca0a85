import * as assert from 'uvu/assert';
import type { Filter } from '../../src/store/port.js';
import { conformance, ids } from './fixture.js';

conformance('filter operators on single values', ({ test, given }) => {
  const samples = () =>
    given(
      { id: 'a', status: 'created', other: 'created', n: 1, m: 1 },
      { id: 'b', status: 'queued', other: 'queued', n: 2, m: 2 },
      { id: 'c', status: 'stopped', other: 'stopped', n: 3, m: 3 },
      { id: 'd', status: '', other: '', n: 0, m: 0 },
    );
  /** The same for a declared path and for one that is not. */
  const both = (make: (text: string, number: string) => Filter, expected: string) =>
    [make('status', 'n'), make('other', 'm')].map((filter) => [filter, expected] as const);

  const cases = [
    ...both((text) => ({ [text]: 'queued' }), 'b'),
    ...both((text) => ({ [text]: { $eq: '' } }), 'd'),
    ...both((text) => ({ [text]: { $ne: 'queued' } }), 'a c d'),
    ...both((text) => ({ [text]: { $in: ['queued', 'stopped', 'bogus'] } }), 'b c'),
    ...both((text) => ({ [text]: { $nin: ['queued', 'stopped'] } }), 'a d'),
    ...both((text) => ({ [text]: { $gt: 'created' } }), 'b c'),
    ...both((text) => ({ [text]: { $gte: 'created', $lt: 'stopped' } }), 'a b'),
    ...both((text) => ({ [text]: { $lte: 'created' } }), 'a d'),
    ...both((text) => ({ [text]: { $gt: 1 } }), ''),
    ...both((text) => ({ [text]: 1 }), ''),
    ...both((text) => ({ [text]: { $ne: 1 } }), 'a b c d'),
    ...both((text) => ({ [text]: { $in: [1, true, 'queued'] } }), 'b'),
    ...both((text) => ({ [text]: { $all: ['queued'] } }), 'b'),
    ...both((text) => ({ [text]: { $all: ['queued', 'stopped'] } }), ''),
    ...both((text) => ({ [text]: { $all: [] } }), ''),
    ...both((text) => ({ [text]: { $size: 1 } }), ''),
    ...both((text) => ({ [text]: { $elemMatch: { $gt: 'a' } } }), ''),
    ...both((_, number) => ({ [number]: { $gt: 1 } }), 'b c'),
    ...both((_, number) => ({ [number]: { $gte: 1, $lte: 2 } }), 'a b'),
    ...both((_, number) => ({ [number]: { $in: [0, 3, 9] } }), 'c d'),
    ...both((_, number) => ({ [number]: '1' }), ''),
    ...both((_, number) => ({ [number]: { $lt: '9' } }), ''),
    ...both((text, number) => ({ [text]: 'queued', [number]: 2 }), 'b'),
    ...both((text, number) => ({ [text]: 'queued', [number]: 3 }), ''),
    ...both((text, number) => ({ $or: [{ [text]: 'queued' }, { [number]: 3 }] }), 'b c'),
    ...both((text, number) => ({ $and: [{ [number]: { $gt: 0 } }, { [text]: { $ne: 'queued' } }] }), 'a c'),
    ...both((text, number) => ({ $nor: [{ [text]: 'queued' }, { [number]: 3 }] }), 'a d'),
    ...both(
      (text, number) => ({
        [number]: { $gt: 0 },
        $or: [{ [text]: 'queued' }, { $and: [{ [number]: 1 }, { [text]: 'created' }] }],
      }),
      'a b',
    ),
    ...both((text) => ({ id: { $in: ['a', 'b'] }, [text]: { $ne: 'created' } }), 'b'),
    [{ id: 'a' }, 'a'],
    [{ id: { $ne: 'a' } }, 'b c d'],
    [{ id: { $in: ['a', 'x', 'd'] } }, 'a d'],
    [{ id: { $nin: ['a'] } }, 'b c d'],
    [{ id: { $gt: 'b' } }, 'c d'],
    [{ id: null }, ''],
    [{ id: { $exists: true } }, 'a b c d'],
    [{ id: 1 }, ''],
    [{ status: 'queued', other: 'created' }, ''],
    [{ $or: [{ status: 'queued' }, { other: 'created' }] }, 'a b'],
    [{ $nor: [{ status: 'queued' }, { other: 'created' }] }, 'c d'],
  ] as const;

  for (const [filter, expected] of cases) {
    test(`${JSON.stringify(filter)} finds ${expected || 'nothing'}`, async () => {
      assert.is(ids(await (await samples()).find(filter)), expected);
    });
  }
});
