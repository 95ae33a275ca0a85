import * as assert from 'uvu/assert';
import { eventually } from '../../support/harness.js';
import { mimirSuite } from './fixture.js';

/** Frames that the server lets wait for one client. */
const CAPACITY = 256;
const TASKS = 50;
const ROUNDS = 12;
/** Enough of them to fill the buffers of the network, too. */
const LARGE = 'x'.repeat(96 * 1024);

mimirSuite('a client that does not read', (test, server) => {
  test(
    'loses what does not fit, keeps its connection, and takes nothing from others',
    async () => {
      await server.ann();
      const [slow, quick] = [await server.watcher(), await server.watcher()];
      const made = await Promise.all(Array.from({ length: TASKS }, () => server.made({ task_spec: { parameters: { LARGE } } })));
      slow.socket.pause();
      for (let round = 1; round <= ROUNDS; round++) {
        for (const task of made) await server.told(task, { status: 'executing', output_location: `round ${round}` });
        await eventually(
          () =>
            made.every(
              ({ worktask_id }) =>
                quick.updates.findLast(({ task }) => task.worktask_id === worktask_id)?.task.output_location === `round ${round}`,
            ),
          `the quick client hears of round ${round}`,
          20_000,
        );
      }
      assert.ok(quick.updates.length >= TASKS * ROUNDS, `${quick.updates.length} frames`);
      assert.is(slow.updates.length, 0);
      slow.socket.resume();
      await eventually(() => slow.updates.length > CAPACITY, 'the slow client reads what waited');
      const [last] = made;
      await eventually(async () => {
        await server.told(last as (typeof made)[0], { status: 'completed', output_location: `${slow.updates.length}` });
        return slow.updates.at(-1)?.task.status === 'completed';
      }, 'and what comes after that');
      assert.is(slow.farewell(), undefined);
      const missed = quick.updates.length - slow.updates.length;
      assert.ok(missed > 50, `${missed} of ${quick.updates.length} were dropped`);
      for (const { socket } of [slow, quick]) socket.terminate();
    },
    { timeLimitMs: 90_000 },
  );
});
