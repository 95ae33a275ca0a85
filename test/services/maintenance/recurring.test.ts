import * as assert from 'uvu/assert';
import { Recurring, type RecurringOptions } from '../../../src/services/maintenance/recurring.js';
import { eventually, suite } from '../../support/harness.js';
import { ManualPause } from './fixture.js';

const test = suite('a recurring job');

/** A job that waits, in each run, until it is let go. */
class Runs {
  begun = 0;
  running = 0;
  signal: AbortSignal | undefined;
  #end: (error?: Error) => void = () => undefined;

  readonly job = (signal: AbortSignal): Promise<void> => {
    this.begun++;
    this.running++;
    this.signal = signal;
    return new Promise((resolve, reject) => {
      this.#end = (error) => {
        this.running--;
        if (error) reject(error);
        else resolve();
      };
    });
  };

  end(error?: Error): void {
    this.#end(error);
  }
}

function started(options: Partial<RecurringOptions> = {}) {
  const time = new ManualPause();
  const runs = new Runs();
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const recurring = new Recurring({ everyMs: 500, job: runs.job, onError, pause: time.pause, ...options });
  return { time, runs, errors, recurring };
}

/** Lets everything that can happen now happen. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('waits before its first run', async () => {
  const { time, runs, recurring } = started();
  await settled();
  assert.equal([runs.begun, time.asked], [0, [500]]);
  time.pass();
  await settled();
  assert.is(runs.begun, 1);
  runs.end();
  await recurring[Symbol.asyncDispose]();
});

test('never has two runs at a time: the time between counts from the end of one', async () => {
  const { time, runs, recurring } = started();
  time.pass();
  await settled();
  assert.equal([runs.begun, time.waiting], [1, 0], 'nothing is waited for during a run');
  runs.end();
  await settled();
  assert.is(time.waiting, 1);
  time.pass();
  await settled();
  assert.equal([runs.begun, runs.running], [2, 1]);
  runs.end();
  await recurring[Symbol.asyncDispose]();
});

test('goes on after a run that failed, and tells of it', async () => {
  const { time, runs, errors, recurring } = started();
  time.pass();
  await settled();
  const failure = new Error('no luck');
  runs.end(failure);
  await settled();
  assert.equal(errors, [failure]);
  time.pass();
  await settled();
  assert.is(runs.begun, 2);
  runs.end();
  await recurring[Symbol.asyncDispose]();
});

test('disposed while it waits, ends at once and never runs', async () => {
  const { time, runs, recurring } = started();
  await recurring[Symbol.asyncDispose]();
  time.pass();
  await settled();
  assert.is(runs.begun, 0);
});

test('disposed during a run, tells the run to end and waits until it has', async () => {
  const { time, runs, recurring } = started();
  time.pass();
  await settled();
  let disposed = false;
  const ended = recurring[Symbol.asyncDispose]().then(() => {
    disposed = true;
  });
  await settled();
  assert.equal([runs.signal?.aborted, disposed], [true, false]);
  runs.end();
  await ended;
  assert.is(runs.begun, 1);
});

test('a signal from outside ends it, too', async () => {
  const ending = new AbortController();
  const { time, runs, recurring } = started({ signal: ending.signal });
  time.pass();
  await settled();
  ending.abort();
  assert.ok(runs.signal?.aborted);
  runs.end();
  await settled();
  time.pass();
  await settled();
  assert.is(runs.begun, 1);
  await recurring[Symbol.asyncDispose]();
});

test('by the clock of the process it runs again and again, and its timer is gone when it is disposed', async () => {
  let runs = 0;
  const onError = (error: unknown) => assert.unreachable(String(error));
  const job = async () => void runs++;
  const often = new Recurring({ everyMs: 1, job, onError });
  const seldom = new Recurring({ everyMs: 3_600_000, job: async () => assert.unreachable('too early'), onError });
  await eventually(() => runs >= 3, 'three runs');
  await Promise.all([often[Symbol.asyncDispose](), seldom[Symbol.asyncDispose]()]);
});

test.run();
