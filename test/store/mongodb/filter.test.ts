import * as assert from 'uvu/assert';
import { InvalidRegexError } from '../../../src/store/errors.js';
import { both, toQuery } from '../../../src/store/mongodb/filter.js';
import type { Filter } from '../../../src/store/port.js';
import { suite } from '../../support/harness.js';

const test = suite('mongodb filter');

const translated = (filter: Filter) => toQuery(filter).filter;

test('id is _id at the top, however deep in logical operators', () => {
  assert.equal(translated({ id: 'a' }), { _id: 'a' });
  assert.equal(translated({ $or: [{ id: 'a' }, { $and: [{ id: { $in: ['b'] } }, { $nor: [{ id: 'c' }] }] }] }), {
    $or: [{ _id: 'a' }, { $and: [{ _id: { $in: ['b'] } }, { $nor: [{ _id: 'c' }] }] }],
  });
});

test('an inner id keeps its name', () => {
  assert.equal(translated({ 'models.id': 'a' }), { 'models.id': 'a' });
  assert.equal(translated({ models: { $elemMatch: { id: 'a', $or: [{ id: 'b' }] } } }), {
    models: { $elemMatch: { id: 'a', $or: [{ id: 'b' }] } },
  });
});

test('conditions on items stay conditions', () => {
  assert.equal(translated({ tags: { $elemMatch: { $in: ['x'], $ne: 'y' } } }), {
    tags: { $elemMatch: { $in: ['x'], $ne: 'y' } },
  });
});

test('equality goes as the bare value, unless there is more on the path', () => {
  assert.equal(translated({ a: { $eq: 'x' } }), { a: 'x' });
  assert.equal(translated({ a: { $eq: 'x', $ne: 'y' } }), { a: { $eq: 'x', $ne: 'y' } });
});

test('values go as they are', () => {
  const at = new Date(5);
  assert.equal(
    translated({ a: null, b: at, c: { $gte: at, $lt: null }, d: { $exists: false }, e: { $size: 0 }, f: { $all: ['x'] } }),
    {
      a: null,
      b: at,
      c: { $gte: at, $lt: null },
      d: { $exists: false },
      e: { $size: 0 },
      f: { $all: ['x'] },
    },
  );
});

test('a pattern goes with its flags, inline ones too', () => {
  assert.equal(translated({ name: { $regex: 'a.b', $options: 'i' } }), { name: { $regex: 'a[^\\n]b', $options: 'i' } });
  assert.equal(translated({ name: { $regex: '(?i)^ab' } }), { name: { $regex: '^ab', $options: 'i' } });
  assert.equal(translated({ name: { $regex: '^ab', $ne: 'abc' } }), { name: { $regex: '^ab', $ne: 'abc' } });
});

test('a query runs under the deadline when a pattern in it is more than plain text', () => {
  assert.is(toQuery({ name: { $regex: '^train\\ 1$' } }).pattern, undefined);
  assert.is(toQuery({ name: 'a+' }).pattern, undefined);
  assert.is(toQuery({ name: { $regex: '(a+)+$' } }).pattern, '(a+)+$');
  assert.is(toQuery({ $or: [{ a: 1 }, { list: { $elemMatch: { name: { $regex: 'x*' } } } }] }).pattern, 'x*');
});

test('what is no filter or no pattern is refused', () => {
  assert.throws(
    () => toQuery({ a: undefined }),
    (error: unknown) => error instanceof TypeError,
  );
  assert.throws(
    () => toQuery({ $or: [] }),
    (error: unknown) => error instanceof TypeError,
  );
  assert.throws(
    () => toQuery({ a: { $where: '1' } } as unknown as Filter),
    (error: unknown) => error instanceof TypeError,
  );
  assert.throws(
    () => toQuery({ a: { $regex: '(' } }),
    (error: unknown) => error instanceof InvalidRegexError,
  );
});

test('names of Object.prototype are paths like any other', () => {
  const filter = translated(JSON.parse('{"__proto__": "x", "constructor": "y"}') as Filter);
  assert.equal(Object.keys(filter), ['__proto__', 'constructor']);
  assert.is(Object.getPrototypeOf(filter), Object.prototype);
});

test('two filters join in one level unless they speak of the same path', () => {
  assert.equal(both({ a: 1 }, { b: 2 }), { a: 1, b: 2 });
  assert.equal(both({ a: 1 }, { a: { $ne: null } }), { $and: [{ a: 1 }, { a: { $ne: null } }] });
  assert.equal(both({ $nor: [{ a: 1 }] }, { $nor: [{ b: 1 }] }), { $and: [{ $nor: [{ a: 1 }] }, { $nor: [{ b: 1 }] }] });
  assert.equal(both({}, { b: 2 }), { b: 2 });
});

test.run();
