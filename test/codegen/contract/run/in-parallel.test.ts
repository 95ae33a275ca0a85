import * as assert from 'uvu/assert';
import { inParallel } from '../../../../codegen/contract/run/in-parallel.js';
import { suite } from '../../../support/harness.js';

const test = suite('work at the same time');

/** Lets others go first. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('all of it is done, so much at a time and no more', async () => {
  let [now, most] = [0, 0];
  const done: number[] = [];
  await inParallel(
    Array.from({ length: 20 }, (_, at) => at),
    3,
    async (item) => {
      most = Math.max(most, ++now);
      await turn();
      done.push(item);
      now--;
    },
  );
  assert.is(most, 3);
  assert.equal(
    done.toSorted((a, b) => a - b),
    Array.from({ length: 20 }, (_, at) => at),
  );
});

test('nothing to do', async () => {
  await inParallel([], 4, async () => assert.unreachable());
});

test('what goes wrong is told', async () => {
  const error = await inParallel([1, 2], 1, () => Promise.reject(new Error('broken'))).catch((reason: unknown) => reason);
  assert.is((error as Error).message, 'broken');
});

test.run();
