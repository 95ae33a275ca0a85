import * as assert from 'uvu/assert';
import { type Call, Dispatcher } from '../../src/rpc/index.js';
import { action, api, invocation, layer } from '../support/compiled-api.js';
import { eventually, suite } from '../support/harness.js';

const test = suite('deadlines and cancellation');

const example = api([action('notes.slow', [layer('2.1')])]);

function slow(deadlineMs: number, run: (call: Call<unknown>) => Promise<unknown>) {
  return new Dispatcher(example, { 'notes.slow': run as never }, {}, { deadlineMs });
}

const never = () => new Promise<never>(() => {});

test('a call past its deadline is 504/0, and its signal is aborted', async () => {
  let signal: AbortSignal | undefined;
  const subject = slow(20, (call) => {
    signal = call.signal;
    return never();
  });
  const { error } = await subject.dispatch(invocation('notes.slow'));
  assert.is(`${error?.code}/${error?.subcode}`, '504/0');
  assert.match(error?.message ?? '', 'deadline_ms=20');
  assert.ok(signal?.aborted);
});

test('a call within its deadline is not disturbed', async () => {
  let signal: AbortSignal | undefined;
  const subject = slow(10_000, async (call) => {
    signal = call.signal;
    return { fine: true };
  });
  assert.equal((await subject.dispatch(invocation('notes.slow'))).data, { fine: true });
  assert.not(signal?.aborted);
});

test('a deadline of 0 is none', async () => {
  let release: ((value: unknown) => void) | undefined;
  const subject = slow(0, () => new Promise((resolve) => (release = resolve)));
  const outcome = subject.dispatch(invocation('notes.slow'));
  (await eventually(() => release, 'the handler runs'))({ done: 1 });
  assert.equal((await outcome).data, { done: 1 });
});

test('a caller who goes away aborts the signal', async () => {
  const away = new AbortController();
  let signal: AbortSignal | undefined;
  const subject = slow(0, (call) => {
    signal = call.signal;
    return new Promise((resolve) => call.signal.addEventListener('abort', () => resolve({})));
  });
  const outcome = subject.dispatch(invocation('notes.slow', {}, { signal: away.signal }));
  await eventually(() => signal, 'the handler runs');
  away.abort('gone');
  await outcome;
  assert.is(signal?.reason, 'gone');
});

test('a caller who left before the handler started is seen as gone', async () => {
  let aborted: boolean | undefined;
  const subject = slow(0, async (call) => {
    aborted = call.signal.aborted;
    return {};
  });
  await subject.dispatch(invocation('notes.slow', {}, { signal: AbortSignal.abort() }));
  assert.is(aborted, true);
});

test('a handler that fails after its deadline disturbs nobody', async () => {
  let fail: ((error: Error) => void) | undefined;
  const subject = slow(10, () => new Promise((_, reject) => (fail = reject)));
  assert.is((await subject.dispatch(invocation('notes.slow'))).error?.code, 504);
  let unhandled = 0;
  const count = () => unhandled++;
  process.on('unhandledRejection', count);
  fail?.(new Error('too late'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', count);
  assert.is(unhandled, 0);
});

test.run();
