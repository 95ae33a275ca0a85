import * as assert from 'uvu/assert';
import { orderOf } from '../../../src/services/query/order.js';
import { taskTable } from '../../../src/services/tasks/task-table.js';
import { suite } from '../../support/harness.js';
import { codes, refusal } from './refusal.js';

const test = suite('query/order');

function order(orderBy: readonly string[], searchesText = false) {
  return orderOf(orderBy, taskTable.shape, { ...taskTable, searchesText });
}

function keys(...orderBy: string[]) {
  return order(orderBy).keys;
}

test('no order is the order of insertion', () => {
  assert.equal(order([]), { keys: [{ path: 'created' }], byTextScore: false });
});

test('id is appended unless it is listed', () => {
  assert.equal(keys('-name'), [{ path: 'name', descending: true }, { path: 'id' }]);
  assert.equal(keys('-name', '-id'), [
    { path: 'name', descending: true },
    { path: 'id', descending: true },
  ]);
});

test('empty values come last on a first ascending key, and only there', () => {
  assert.equal(keys('parent', 'comment'), [{ path: 'parent', emptyLast: true }, { path: 'comment' }, { path: 'id' }]);
  assert.equal(keys('-parent'), [{ path: 'parent', descending: true }, { path: 'id' }]);
});

test('a key listed twice counts the first time', () => {
  assert.equal(keys('name', '-name'), [{ path: 'name', emptyLast: true }, { path: 'id' }]);
});

test('values of parameters and metrics order by the numbers in them', () => {
  assert.equal(keys('hyperparams.Args.lr.value')[0], { path: 'hyperparams.Args.lr.value', emptyLast: true, numeric: true });
  assert.equal(keys('-last_metrics.a.b.value')[0], { path: 'last_metrics.a.b.value', descending: true, numeric: true });
  assert.is(keys('script.repository')[0]?.numeric, undefined);
});

test('old names of paths mean the new ones', () => {
  assert.is(keys('execution.parameters.n.value')[0]?.path, 'hyperparams.Args.n.value');
  assert.is(keys('execution.model_desc')[0]?.path, 'configuration');
});

test('keys of maps are encoded as they are stored', () => {
  assert.is(keys('hyperparams.S%2E1.__k.value')[0]?.path, 'hyperparams.S%2E1.%_%_k.value');
});

for (const name of [
  'bogus',
  '',
  'project.name',
  'user.name',
  'name.first',
  'script.bogus',
  '$where',
  '__proto__',
  'constructor',
]) {
  test(`${JSON.stringify(name)} cannot come first`, () => {
    const error = refusal(() => order([name, 'name']));
    assert.equal([codes(error), error.data.fields], ['400/14', [name]]);
  });
}

test('an unknown key elsewhere, or descending, orders nothing', () => {
  assert.equal(keys('name', 'bogus', '-$where'), [{ path: 'name', emptyLast: true }, { path: 'id' }]);
  assert.equal(keys('-bogus', 'name'), [{ path: 'name' }, { path: 'id' }]);
});

test('a path with too many parts is refused', () => {
  assert.is(codes(refusal(() => order(['hyperparams.a.b.c.d']))), '400/12');
});

test('the text score needs a text', () => {
  assert.is(codes(refusal(() => order(['@text_score']))), '400/16');
  assert.equal(order(['@text_score'], true), { keys: [{ path: 'id' }], byTextScore: true });
  assert.equal(order(['-@text_score', 'name'], true).keys, [{ path: 'name' }, { path: 'id' }]);
});

test.run();
