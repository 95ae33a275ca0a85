import * as assert from 'uvu/assert';
import { Refusal, Unreachable } from '../../../src/app/worker/api-errors.js';
import { backOff, patiently } from '../../../src/app/worker/patiently.js';
import { suite } from '../../support/harness.js';

const test = suite('patience with a server');

/** Fails with each of the errors in turn, then answers. */
function failing(...errors: Error[]): { work: () => Promise<string>; calls: () => number } {
  let calls = 0;
  const work = async (): Promise<string> => {
    const error = errors[calls++];
    if (error) throw error;
    return 'answer';
  };
  return { work, calls: () => calls };
}

const never = new AbortController().signal;

test('a server that does not answer is asked again', async () => {
  const { work, calls } = failing(new Unreachable('off'), new Unreachable('off'));
  assert.is(await patiently(work, never), 'answer');
  assert.is(calls(), 3);
});

test('a refusal is an answer', async () => {
  const { work, calls } = failing(new Refusal(400, 110, 'no'));
  const error = await patiently(work, never).catch((thrown: unknown) => thrown);
  assert.instance(error, Refusal);
  assert.is(calls(), 1);
});

test('who is told to stop asks once', async () => {
  const { work, calls } = failing(new Unreachable('off'));
  const error = await patiently(work, AbortSignal.abort()).catch((thrown: unknown) => thrown);
  assert.instance(error, Unreachable);
  assert.is(calls(), 1);
});

test('the wait doubles up to a limit, and is not the same for all', () => {
  for (const [failures, most] of [
    [1, 250],
    [2, 500],
    [5, 4000],
    [20, 15_000],
    [5000, 15_000],
  ] as const) {
    const delay = backOff(failures);
    assert.ok(delay >= most / 2 && delay <= most, `${failures} failures: ${delay} ms`);
  }
});

test.run();
