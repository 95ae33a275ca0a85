import * as assert from 'uvu/assert';
import { ApiError, baseErrors } from '../../src/rpc/index.js';
import { suite } from '../support/harness.js';

const test = suite('ApiError');
const definition = { code: 400, subcode: 110, name: 'invalid_task_status', message: 'invalid task status' };

test('renders message, extra and data in the recorded form', () => {
  const error = new ApiError(definition, {
    extra: 'Invalid status change',
    data: { current_status: 'created', ids: ['a', 'b'] },
  });
  assert.is(error.message, 'Invalid task status (Invalid status change): current_status=created, ids=(a, b)');
  assert.is(error.code, 400);
  assert.is(error.subcode, 110);
});

test('capitalises only the first letter of the default message', () => {
  assert.is(
    new ApiError({ ...definition, message: 'unsupported for the requested API version' }).message,
    'Unsupported for the requested api version',
  );
});

test('hints go into the data but not into the text', () => {
  const error = new ApiError(definition, { data: { a: 1 }, hints: { allowed: ['x'] } });
  assert.equal(error.data, { a: 1, allowed: ['x'] });
  assert.equal(error.told, { a: 1 });
  assert.equal(new ApiError(definition).told, {});
  assert.not.match(error.message, 'allowed');
});

test('an ApiError passes the funnel unchanged', () => {
  const error = new ApiError(definition);
  assert.is(ApiError.from(error), error);
});

test('anything else becomes 500/0 whose text says nothing of the cause', () => {
  for (const thrown of [new Error('password=hunter2'), 'hunter2', undefined, null, 5, { secret: 'hunter2' }]) {
    const error = ApiError.from(thrown);
    assert.is(error.code, 500);
    assert.is(error.subcode, 0);
    assert.not.match(JSON.stringify({ message: error.message, data: error.data }), 'hunter2');
    assert.is(error.cause, thrown === undefined ? undefined : thrown);
  }
});

test('no two base errors share code and subcode', () => {
  const pairs = Object.values(baseErrors).map(({ code, subcode }) => `${code}/${subcode}`);
  assert.is(new Set(pairs).size, pairs.length);
  for (const [name, row] of Object.entries(baseErrors)) assert.is(row.name, name);
});

test.run();
