import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { matcher } from '../../src/store/match.js';
import type { Condition, Filter, Scalar } from '../../src/store/port.js';
import { runs } from '../support/harness.js';
import { conformance, ids, type Thing } from './fixture.js';

const texts = fc.constantFrom('', 'a', 'b', 'ab', 'A', 'a.b', 'é', 'a\nb');
const numbers = fc.constantFrom(0, 1, 2, -1, 0.5);
const dates = fc.constantFrom(0, 1, 2).map((ms) => new Date(ms));
const scalars: fc.Arbitrary<Scalar> = fc.oneof(texts, numbers, dates, fc.boolean(), fc.constant(null));

/** Documents that keep to the declared types of the collection, and are free elsewhere. */
const documents: fc.Arbitrary<Omit<Thing, 'id'>> = fc.record(
  {
    status: fc.option(texts),
    created: fc.option(dates),
    n: fc.option(numbers),
    done: fc.option(fc.boolean()),
    execution: fc.record({ queue: fc.option(texts) }, { requiredKeys: [], noNullPrototype: true }),
    tags: fc.oneof(fc.array(scalars, { maxLength: 3 }), scalars),
    free: fc.oneof(
      scalars,
      fc.array(scalars, { maxLength: 3 }),
      fc.record({ deep: scalars }, { requiredKeys: [], noNullPrototype: true }),
    ),
    list: fc.array(fc.record({ x: scalars, y: fc.array(scalars, { maxLength: 2 }) }, { noNullPrototype: true }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const paths = fc.constantFrom(
  'status',
  'created',
  'n',
  'done',
  'execution.queue',
  'tags',
  'free',
  'free.deep',
  'nowhere',
  'list.x',
  'list.y',
);

const simple: fc.Arbitrary<Condition | Scalar> = fc.oneof(
  scalars,
  fc.record(
    {
      $eq: scalars,
      $ne: scalars,
      $in: fc.array(scalars, { maxLength: 12 }),
      $nin: fc.array(scalars, { maxLength: 3 }),
      $gt: scalars,
      $gte: scalars,
      $lt: scalars,
      $lte: scalars,
      $exists: fc.boolean(),
      $all: fc.array(scalars, { maxLength: 2 }),
      $size: fc.nat(3),
      $regex: fc.constantFrom('a', '^a', 'b$', '^ab$', '', 'a\\.b'),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
);
const conditions = simple.filter(
  (condition) =>
    condition === null || typeof condition !== 'object' || condition instanceof Date || Object.keys(condition).length > 0,
);

const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter; leaf: Filter }>((tie) => ({
  leaf: fc.tuple(paths, conditions).map(([path, condition]) => ({ [path]: condition })),
  filter: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.tuple(tie('leaf'), tie('leaf')).map(([a, b]) => ({ ...a, ...b })),
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
      .map(([operator, inner]) => ({ [operator]: inner })),
  ),
})).filter;

conformance('random documents and filters', ({ test, collection }) => {
  test(
    'find gives what a walk over the documents in memory gives',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(documents, { minLength: 1, maxLength: 8 }),
          fc.array(filters, { minLength: 5, maxLength: 10 }),
          async (contents, all) => {
            const things = collection();
            await things.deleteMany({});
            const stored = contents.map((content, i) => ({ ...content, id: `d${i}` }));
            await things.insertMany(stored);
            for (const filter of all) {
              const matches = matcher(filter);
              const expected = ids(stored.filter(matches));
              assert.is(ids(await things.find(filter)), expected, JSON.stringify(filter));
              assert.is(await things.count(filter), expected === '' ? 0 : expected.split(' ').length, JSON.stringify(filter));
            }
          },
        ),
        { numRuns: runs(80) },
      ),
    { timeLimitMs: 60_000 },
  );
});
