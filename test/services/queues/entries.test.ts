import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, newcomer } from '../../support/api.js';
import { filled } from './fixture.js';

const LONG_AGO = new Date('2020-01-01');

apiSuite('entries of a queue', (test, api) => {
  /** True when the queue's update time moves. */
  async function moves(queue: string, act: () => Promise<unknown>): Promise<boolean> {
    await api.services.queues.collection.update({ id: queue }, { $set: { last_update: LONG_AGO } });
    await act();
    return (await api.services.queues.get(queue, ada)).last_update > LONG_AGO;
  }

  test('a task is added at the end, and stays as it is', async () => {
    const { queue, tasks } = await filled(api, 2);
    const task = await api.create();
    const before = await api.read(task);
    assert.ok(await moves(queue, async () => assert.equal(await api.call('queues.add_task', { queue, task }), { added: 1 })));
    assert.equal(await api.waiting(queue), [...tasks, task]);
    assert.equal(await api.read(task), before);
  });

  test('any id is added, once for each queue', async () => {
    const [first, second] = [await api.queue(), await api.queue()];
    for (const queue of [first, second]) await api.call('queues.add_task', { queue, task: 'nobody’s task' });
    assert.is(await api.refusal('queues.add_task', { queue: first, task: 'nobody’s task' }), '400/706');
    assert.equal(await api.waiting(first), ['nobody’s task']);
  });

  test('of many calls that add one task one adds it', async () => {
    const queue = await api.queue();
    const added = await Promise.allSettled(
      Array.from({ length: 20 }, () => api.call('queues.add_task', { queue, task: 'wanted by many' })),
    );
    assert.is(added.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(await api.waiting(queue), ['wanted by many']);
  });

  test('tasks that come at the same time from several processes all get a place', async () => {
    const queue = await api.queue();
    const others = Array.from(
      { length: 4 },
      () => new (api.services.queues.constructor as new (store: unknown) => typeof api.services.queues)(api.services.store),
    );
    const tasks = Array.from({ length: 40 }, (_, i) => `task ${i}`);
    await Promise.all(tasks.map((task, i) => others[i % others.length]?.add(queue, task, ada)));
    assert.equal((await api.waiting(queue)).toSorted(), tasks.toSorted());
  });

  test('a task is removed, and stays as it is', async () => {
    const { queue, tasks } = await filled(api, 3);
    const [, task = ''] = tasks;
    const before = await api.read(task);
    const remove = async () => assert.equal(await api.call('queues.remove_task', { queue, task }), { removed: 1 });
    assert.ok(await moves(queue, remove));
    assert.equal(await api.waiting(queue), [tasks[0], tasks[2]]);
    assert.equal(await api.read(task), before);
    assert.is(await api.refusal('queues.remove_task', { queue, task }), '400/703');
  });

  test('the next task is shown, and stays', async () => {
    const { queue, tasks } = await filled(api, 2);
    for (let i = 0; i < 2; i++) assert.equal(await api.call('queues.peek_task', { queue }), { task: tasks[0] });
    assert.is(await moves(queue, () => api.call('queues.peek_task', { queue })), false);
    assert.equal(await api.waiting(queue), tasks);
    assert.equal(await api.call('queues.peek_task', { queue: await api.queue() }), { task: null });
  });

  test('tasks are counted', async () => {
    const { queue } = await filled(api, 3);
    assert.equal(await api.call('queues.get_num_entries', { queue }), { num: 3 });
    await api.call('queues.get_next_task', { queue });
    assert.equal(await api.call('queues.get_num_entries', { queue }), { num: 2 });
    assert.equal(await api.call('queues.get_num_entries', { queue: await api.queue() }), { num: 0 });
  });

  test('a queue that is not there, or another company’s, has no entries', async () => {
    const { queue, tasks } = await filled(api, 1);
    const [task] = tasks;
    for (const [caller, id] of [
      [ada, 'nosuch'],
      [eve, queue],
      [newcomer(), queue],
    ] as const) {
      const refusals = await Promise.all([
        api.refusal('queues.add_task', { queue: id, task: 'another' }, caller),
        api.refusal('queues.peek_task', { queue: id }, caller),
        api.refusal('queues.get_num_entries', { queue: id }, caller),
        api.refusal('queues.remove_task', { queue: id, task }, caller),
      ]);
      assert.equal(refusals, ['400/701', '400/701', '400/701', '400/703']);
    }
    assert.equal(await api.waiting(queue), tasks);
  });

  test('queue and task have to be named', async () => {
    const queue = await api.queue();
    for (const action of ['queues.add_task', 'queues.remove_task'] as const) {
      assert.is(await api.refusal(action, { queue }), '400/12');
      assert.is(await api.refusal(action, { task: 't' }), '400/12');
      assert.is(await api.refusal(action, { queue, task: 5 }), '400/12');
    }
    assert.is(await api.refusal('queues.peek_task', {}), '400/12');
  });
});
