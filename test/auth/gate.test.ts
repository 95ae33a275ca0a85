import * as assert from 'uvu/assert';
import { Gate } from '../../src/auth/gate.js';
import { suite } from '../support/harness.js';

const test = suite('gate');

/** Jobs that run until they are told to end, and a count of those running. */
function jobs() {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  const job = (id: number) => () => {
    started.push(id);
    return new Promise<number>((resolve) => ends.set(id, () => resolve(id)));
  };
  return { started, job, end: (id: number) => ends.get(id)?.() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('no more jobs run at once than the limit', async () => {
  const gate = new Gate(2);
  const { started, job, end } = jobs();
  const all = [1, 2, 3, 4].map((id) => gate.run(job(id)));
  await settled();
  assert.equal(started, [1, 2]);
  end(2);
  await settled();
  assert.equal(started, [1, 2, 3]);
  for (const id of [1, 3]) end(id);
  await settled();
  end(4);
  assert.equal(await Promise.all(all), [1, 2, 3, 4]);
});

test('whoever comes while a place is handed on cannot overtake the queue', async () => {
  const gate = new Gate(1);
  const { started, job, end } = jobs();
  const first = gate.run(job(1));
  const second = gate.run(job(2));
  await settled();
  end(1);
  await first;
  const third = gate.run(job(3));
  await settled();
  assert.equal(started, [1, 2]);
  end(2);
  await second;
  await settled();
  assert.equal(started, [1, 2, 3]);
  end(3);
  await third;
});

test('a job that fails gives its place back', async () => {
  const gate = new Gate(1);
  const failing = gate.run(() => Promise.reject(new Error('broken')));
  const next = gate.run(() => Promise.resolve('next'));
  await failing.then(
    () => assert.unreachable('it must fail'),
    (error: Error) => assert.is(error.message, 'broken'),
  );
  assert.is(await next, 'next');
  assert.is(await gate.run(() => Promise.resolve('after')), 'after');
});

test.run();
