import { array, asyncProperty, assert as check, constantFrom, integer, record } from 'fast-check';
import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, type TestApi } from '../../support/api.js';
import { runs } from '../../support/harness.js';
import { filled } from './fixture.js';

const MOVES = ['forward', 'backward', 'to_front', 'to_back'] as const;

type Move = (typeof MOVES)[number];

/** Tasks are called by their first place: `0 1 2`. */
async function queueOf(api: TestApi, size: number) {
  const { queue, tasks } = await filled(api, size);
  const move = async (kind: Move, place: number, count?: number): Promise<number | undefined> => {
    const request = { queue, task: tasks[place], ...(count !== undefined && { count }) };
    return (await api.call(`queues.move_task_${kind}`, request)).position;
  };
  const order = async () => (await api.waiting(queue)).map((task) => tasks.indexOf(task ?? '')).join(' ');
  return { queue, tasks, move, order };
}

/** What a move makes of a list, and the position it answers. */
function moved(list: readonly number[], kind: Move, item: number, count: number): [number[], number] {
  const old = list.indexOf(item);
  const rest = list.filter((other) => other !== item);
  const to = { forward: Math.max(0, old - count), backward: old + count, to_front: 0, to_back: list.length }[kind];
  return [rest.toSpliced(to, 0, item), kind === 'to_back' ? -1 : to];
}

apiSuite('moving a task in its queue', (test, api) => {
  test('forward: one place, or as many as are said, but not beyond the head', async () => {
    const { move, order } = await queueOf(api, 5);
    assert.is(await move('forward', 4), 3);
    assert.is(await order(), '0 1 2 4 3');
    assert.is(await move('forward', 4, 2), 1);
    assert.is(await order(), '0 4 1 2 3');
    assert.is(await move('forward', 3, 99), 0);
    assert.is(await order(), '3 0 4 1 2');
    assert.is(await move('forward', 3), 0);
    assert.is(await order(), '3 0 4 1 2');
  });

  test('backward: the answer does not know where the end is, the task does', async () => {
    const { move, order } = await queueOf(api, 5);
    assert.is(await move('backward', 0), 1);
    assert.is(await order(), '1 0 2 3 4');
    assert.is(await move('backward', 0, 2), 3);
    assert.is(await order(), '1 2 3 0 4');
    assert.is(await move('backward', 1, 99), 99);
    assert.is(await order(), '2 3 0 4 1');
    assert.is(await move('backward', 1), 5);
    assert.is(await order(), '2 3 0 4 1');
  });

  test('to the front and to the back', async () => {
    const { move, order } = await queueOf(api, 4);
    assert.is(await move('to_front', 2), 0);
    assert.is(await order(), '2 0 1 3');
    assert.is(await move('to_back', 0), -1);
    assert.is(await order(), '2 1 3 0');
    assert.is(await move('to_front', 2), 0);
    assert.is(await move('to_back', 0), -1);
    assert.is(await order(), '2 1 3 0');
  });

  test('a task alone in its queue is everywhere at once', async () => {
    const { move, order } = await queueOf(api, 1);
    assert.equal(await Promise.all(MOVES.map((kind) => move(kind, 0))), [0, 1, 0, -1]);
    assert.is(await order(), '0');
  });

  test('the next task is taken from where it was moved to, and a new one comes behind all', async () => {
    const { queue, tasks, move } = await queueOf(api, 3);
    await move('to_front', 2);
    await move('to_back', 0);
    const late = await api.create();
    await api.call('queues.add_task', { queue, task: late });
    for (const task of [tasks[2], tasks[1], tasks[0], late]) {
      assert.is((await api.call('queues.get_next_task', { queue })).entry?.task, task);
    }
  });

  test('any sequence of moves does what it would do to a list', () =>
    check(
      asyncProperty(
        array(record({ kind: constantFrom(...MOVES), item: integer({ min: 0, max: 5 }), count: integer({ min: 1, max: 7 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (steps) => {
          const { move, order } = await queueOf(api, 6);
          let list = [0, 1, 2, 3, 4, 5];
          for (const { kind, item, count } of steps) {
            const [after, position] = moved(list, kind, item, count);
            assert.is(await move(kind, item, count), position);
            list = after;
          }
          assert.is(await order(), list.join(' '));
        },
      ),
      { numRuns: runs(30) },
    ));

  test('one place can be moved into again and again', async () => {
    const { move, order } = await queueOf(api, 3);
    for (let i = 0; i < 60; i++) await move('forward', i % 2 === 0 ? 2 : 1);
    assert.is(await order(), '0 1 2');
  });

  test('the entry keeps the time it came, the queue notes that it changed', async () => {
    const { queue, move } = await queueOf(api, 2);
    const entries = async () => (await api.services.queues.entriesOf([queue])).get(queue) ?? [];
    const added = (await entries()).map((entry) => entry.added);
    const past = new Date('2020-01-01');
    await api.services.queues.collection.update({ id: queue }, { $set: { last_update: past } });
    await move('to_front', 1);
    assert.equal(
      (await entries()).map((entry) => entry.added),
      added.toReversed(),
    );
    assert.ok((await api.services.queues.get(queue, ada)).last_update > past);
  });

  test('a task that is not in the queue, and a queue that is not there, are refused', async () => {
    const { queue, tasks } = await queueOf(api, 1);
    const other = await api.queue();
    for (const kind of MOVES) {
      const action = `queues.move_task_${kind}` as const;
      const { code, subcode, data } = await api.refused(action, { queue: other, task: tasks[0] });
      assert.equal([code, subcode, data], [400, 703, { queue: other, task: tasks[0] }]);
      assert.is(await api.refusal(action, { queue: 'nosuch', task: tasks[0] }), '400/703');
      assert.is(await api.refusal(action, { queue, task: tasks[0] }, eve), '400/703');
      assert.is(await api.refusal(action, { queue }), '400/12');
    }
    for (const count of [0, -1, 1.5, '2']) {
      assert.is(await api.refusal('queues.move_task_forward', { queue, task: tasks[0], count }), '400/12');
      assert.is(await api.refusal('queues.move_task_backward', { queue, task: tasks[0], count }), '400/12');
    }
  });
});
