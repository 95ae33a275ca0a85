import * as assert from 'uvu/assert';
import type { Filter } from '../../../src/store/port.js';
import { compileFilter } from '../../../src/store/sqlite/filter.js';
import { layoutOf } from '../../../src/store/sqlite/layout.js';
import { compileOrder } from '../../../src/store/sqlite/order.js';
import { suite } from '../../support/harness.js';
import { things } from '../fixture.js';

const test = suite('store on sqlite: filters in SQL');
const layout = layoutOf(things);
const compiled = (filter: Filter) => compileFilter(filter, layout);

const exact: readonly Filter[] = [
  {},
  { id: 'a' },
  { id: 'a', status: { $in: ['x', 'y'] } },
  { id: 'a', company: 'c', status: 'x' },
  { company: { $in: ['c', ''] }, status: { $ne: 'x' }, n: { $gte: 1, $lt: 5 } },
  { created: { $gt: new Date(5) }, done: true },
  { 'execution.queue': null },
  { status: { $exists: true } },
  { $or: [{ status: 'x' }, { n: null }, { tags: 'x' }] },
  { $nor: [{ status: 'x' }, { $and: [{ n: 1 }, { done: false }] }] },
  { tags: 'x' },
  { tags: { $in: ['x', null] } },
  { tags: { $all: ['x', 'y'] } },
  { tags: { $nin: ['hidden'] } },
  { tags: { $size: 0 } },
  { tags: null },
  { name: { $regex: '^train\\ renamed$' } },
  { name: { $regex: 'train' } },
  { name: { $regex: 'Train', $options: 'i' } },
  { tags: { $regex: '^x' } },
  { 'list.x': 'a' },
  { 'list.x': { $in: ['a', 5] } },
  { 'list.x': { $nin: ['a'] } },
  { 'list.x': { $all: ['a', 'b'] } },
];
for (const filter of exact) {
  test(`SQL answers ${JSON.stringify(filter)} alone`, () => {
    assert.is(compiled(filter).residual, undefined);
    assert.equal(compiled(filter).patterns, []);
  });
}

const inexact: readonly (readonly [Filter, Filter, readonly string[]])[] = [
  [{ status: 'x', free: 1 }, { $and: [{ free: { $eq: 1 } }] }, []],
  [{ status: 'x', name: { $regex: 'a.b' } }, { $and: [{ name: { $regex: 'a.b', $options: '' } }] }, ['a.b']],
  [{ name: { $regex: 'a.b', $ne: 'x' } }, { $and: [{ name: { $regex: 'a.b', $options: '' } }] }, ['a.b']],
  [{ free: { $regex: 'plain' } }, { $and: [{ free: { $regex: 'plain', $options: '' } }] }, []],
  [{ $or: [{ status: 'x' }, { free: 1 }], n: 5 }, { $and: [{ $or: [{ status: 'x' }, { free: 1 }] }] }, []],
  [{ $and: [{ status: 'x' }, { free: 1 }] }, { $and: [{ free: { $eq: 1 } }] }, []],
  [{ $nor: [{ free: { $regex: 'a|b' } }] }, { $and: [{ $nor: [{ free: { $regex: 'a|b' } }] }] }, ['a|b']],
  [{ list: { $elemMatch: { x: { $regex: 'a+' } } } }, { $and: [{ list: { $elemMatch: { x: { $regex: 'a+' } } } }] }, ['a+']],
  [{ tags: { $gt: 5 } }, { $and: [{ tags: { $gt: 5 } }] }, []],
  // Through a list, a value that is missing here may be there in the next item.
  [{ 'list.x': null }, { $and: [{ 'list.x': { $eq: null } }] }, []],
  [{ 'list.x': { $ne: null } }, { $and: [{ 'list.x': { $ne: null } }] }, []],
  [{ 'list.x': { $exists: false } }, { $and: [{ 'list.x': { $exists: false } }] }, []],
  [{ 'list.x': { $size: 1 } }, { $and: [{ 'list.x': { $size: 1 } }] }, []],
];
for (const [filter, residual, patterns] of inexact) {
  test(`SQL leaves open only what it must of ${JSON.stringify(filter)}`, () => {
    assert.equal(compiled(filter).residual, residual);
    assert.equal(compiled(filter).patterns, patterns);
  });
}

test('values are parameters, never part of the SQL', () => {
  const evil = `'"); DROP TABLE things; --`;
  const { sql, params } = compiled({
    status: evil,
    [`free.${evil}`]: evil,
    tags: { $in: [evil] },
    name: { $regex: `^${evil.replace(/\W/g, '\\$&')}` },
  });
  assert.not.match(sql, 'DROP');
  assert.ok(params.includes(evil));
});

test('long lists travel as one parameter', () => {
  const { sql, params } = compiled({ id: { $in: Array.from({ length: 10_000 }, (_, i) => `d${i}`) } });
  assert.match(sql, 'json_each(?)');
  assert.is(params.length, 1);
});

test('a list that holds nothing of the right type matches nothing', () => {
  assert.is(compiled({ n: { $in: ['1', true, new Date(5)] } }).sql, '0');
  assert.is(compiled({ status: { $gt: 5 } }).sql, '0');
});

test('sorting is done in SQL when every key is declared and compares plainly', () => {
  assert.is(compileOrder([{ path: 'created', descending: true }], layout)?.sql, '"created" DESC, _n');
  assert.is(compileOrder([{ path: 'status' }, { path: 'id' }, { path: 'n' }], layout)?.sql, '"status", id');
  assert.is(compileOrder([{ path: 'n', numeric: true }], layout)?.sql, '"n", _n');
  assert.is(compileOrder([{ path: 'name', numeric: true }], layout), undefined);
  assert.is(compileOrder([{ path: 'status' }, { path: 'free' }], layout), undefined);
  assert.ok(compileOrder([{ path: 'name', emptyLast: true }], layout)?.emptyLast);
  assert.is(compileOrder([{ path: 'name', emptyLast: true, descending: true }], layout)?.emptyLast, undefined);
});
test.run();
