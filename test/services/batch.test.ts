import * as assert from 'uvu/assert';
import { errors } from '../../src/generated/index.js';
import { ApiError } from '../../src/rpc/index.js';
import { batch } from '../../src/services/batch.js';
import { suite } from '../support/harness.js';

const test = suite('services/batch');

const { signal } = new AbortController();

function refuse(id: string): never {
  throw new ApiError(errors.invalid_task_id, { data: { id }, hints: { allowed: ['x'] } });
}

test('every id is handled, and each list is in the order of the request', async () => {
  const handle = async (id: string) => (id.startsWith('bad') ? refuse(id) : { done: true, length: id.length });
  const { succeeded, failed } = await batch(['bad 1', 'a', 'bad 2', 'bb', 'a'], handle, { signal });
  assert.equal(succeeded, [
    { id: 'a', done: true, length: 1 },
    { id: 'bb', done: true, length: 2 },
    { id: 'a', done: true, length: 1 },
  ]);
  assert.equal(
    failed.map(({ id }) => id),
    ['bad 1', 'bad 2'],
  );
});

test('a failure tells codes, message and what the message tells, but no hints', async () => {
  const { succeeded, failed } = await batch(['x'], async (id) => refuse(id), { signal });
  assert.equal(succeeded, []);
  assert.equal(failed, [{ id: 'x', error: { codes: [400, 101], msg: 'Invalid task id: id=x', data: { id: 'x' } } }]);
});

test('an error of the server that the API names is a failure like any other', async () => {
  const handle = async (): Promise<object> => {
    throw new ApiError(errors.internal_error, { extra: 'odd' });
  };
  const { failed } = await batch(['x'], handle, { signal });
  assert.equal(failed[0]?.error.codes, [500, 1]);
});

test('anything else ends the call', async () => {
  const handle = async (id: string): Promise<object> => {
    if (id === 'b') throw new TypeError('a mistake');
    return {};
  };
  const outcome = await batch(['a', 'b', 'c'], handle, { signal }).catch((error: unknown) => error);
  assert.instance(outcome, TypeError);
});

test('no ids are refused before anything is done', async () => {
  const handle = (): Promise<object> => Promise.reject(new Error('nothing is to be handled'));
  const outcome = await batch([], handle, { signal }).catch((error: unknown) => error);
  assert.instance(outcome, ApiError);
  const { code, subcode, data } = outcome as ApiError;
  assert.equal([code, subcode, data.field], [400, 12, 'ids']);
});

test('the same id twice is handled twice, one after the other', async () => {
  const seen: string[] = [];
  const handle = async (id: string): Promise<object> => {
    seen.push(`+${id}`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`-${id}`);
    return {};
  };
  await batch(['a', 'a', 'b'], handle, { signal });
  assert.is(seen.join(' '), '+a -a +a +b -a -b');
});

test('any text is an id', async () => {
  const ids = ['__proto__', 'constructor', '', 'a.b', '$where'];
  const { succeeded } = await batch(ids, async () => ({}), { signal });
  assert.equal(
    succeeded,
    ids.map((id) => ({ id })),
  );
});

test('a caller that is gone ends it', async () => {
  const outcome = await batch(['a'], async () => ({}), { signal: AbortSignal.abort('gone') }).catch((reason: unknown) => reason);
  assert.is(outcome, 'gone');
});

test.run();
