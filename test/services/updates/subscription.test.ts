import * as assert from 'uvu/assert';
import { Subscription } from '../../../src/services/updates/subscription.js';
import { suite } from '../../support/harness.js';

const test = suite('updates: one subscriber');
const never = new AbortController().signal;

function subscription(capacity = 3) {
  let ended = 0;
  const stream = new Subscription({
    interest: ({ company }) => company === 'c',
    capacity,
    position: () => 'e-99',
    onEnd: () => ended++,
  });
  const offer = (sequence: number, task: string, company = 'c') => {
    const scope = { task, company, project: undefined, status: undefined, queue: undefined };
    stream.offer({ sequence, scope, event: { kind: 'changed', task, cursor: `e-${sequence}` } });
  };
  const cursors = async () => (await stream.next(never))?.map(({ cursor }) => cursor);
  return { stream, offer, cursors, ended: () => ended };
}

test('of each task only the latest event waits, and cursors never go back', async () => {
  const { offer, cursors } = subscription();
  for (const [sequence, task] of [
    [1, 'a'],
    [2, 'b'],
    [3, 'a'],
    [4, 'c'],
  ] as const)
    offer(sequence, task);
  assert.equal(await cursors(), ['e-2', 'e-3', 'e-4']);
});

test('one that does not keep up gets a resync in place of all that waits', async () => {
  const { stream, offer } = subscription();
  for (let i = 1; i <= 100_000; i++) offer(i, `task ${i}`);
  assert.equal(await stream.next(never), [{ kind: 'resync', cursor: 'e-99' }]);
  offer(100_001, 'a');
  assert.equal(
    (await stream.next(never))?.map(({ task }) => task),
    ['a'],
  );
});

test('waiting ends with an event, with the signal, or with the stream', async () => {
  const { stream, offer, cursors, ended } = subscription();
  const coming = cursors();
  offer(1, 'x', 'other company');
  offer(2, 'a');
  assert.equal(await coming, ['e-2']);
  const beat = new AbortController();
  const quiet = stream.next(beat.signal);
  beat.abort();
  assert.equal(await quiet, []);
  const last = stream.next(never);
  stream.end();
  stream.end();
  assert.is(await last, undefined);
  assert.is(ended(), 1);
});

test('the place to come back to leads past what is told, never past what waits', async () => {
  const { stream, offer } = subscription();
  assert.is(stream.cursor, 'e-99');
  offer(1, 'a');
  assert.is(stream.cursor, undefined);
  await stream.next(never);
  assert.is(stream.cursor, 'e-99');
});

test.run();
