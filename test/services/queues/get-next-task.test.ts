import * as assert from 'uvu/assert';
import { positionAt } from '../../../src/services/queues/positions.js';
import { ada, apiSuite } from '../../support/api.js';

const ENTRIES = 20;
const CALLERS = 50;

apiSuite('queues.get_next_task', (test, api) => {
  async function filled(size: number): Promise<{ queue: string; tasks: string[] }> {
    const queue = await api.queue();
    const tasks: string[] = [];
    for (let i = 0; i < size; i++) {
      const task = await api.create();
      await api.call('tasks.enqueue', { task, queue });
      tasks.push(task);
    }
    return { queue, tasks };
  }

  test('gives the entries in the order they came, then nothing', async () => {
    const { queue, tasks } = await filled(5);
    for (const task of tasks) assert.is((await api.call('queues.get_next_task', { queue })).entry?.task, task);
    assert.equal(await api.call('queues.get_next_task', { queue }), {});
  });

  test('leaves the task as it is, unless the entry says what to tell of it', async () => {
    const {
      queue,
      tasks: [plain = '', told = ''],
    } = await filled(2);
    await api.services.queues.entries.update({ task: told }, { $set: { taken_reason: 'on its way' } });
    const before = await api.read(plain);
    await api.call('queues.get_next_task', { queue });
    assert.equal(await api.read(plain), before);
    const { last_change } = await api.read(told);
    await api.call('queues.get_next_task', { queue });
    const after = await api.read(told);
    assert.equal([after.status, after.status_reason], ['queued', 'on its way']);
    assert.ok(after.last_change >= last_change);
  });

  test('gives each of 20 entries to one of 50 callers, and nothing to the others', async () => {
    const { queue, tasks } = await filled(ENTRIES);
    const answers = await Promise.all(Array.from({ length: CALLERS }, () => api.call('queues.get_next_task', { queue })));
    const taken = answers.flatMap(({ entry }) => (entry?.task === undefined ? [] : [entry.task]));
    assert.equal(taken.toSorted(), tasks.toSorted());
    assert.is(answers.filter((answer) => Object.keys(answer).length === 0).length, CALLERS - ENTRIES);
    assert.equal(await api.waiting(queue), []);
  });

  test('keeps the order of tasks that come while others are taken', async () => {
    const { queue, tasks } = await filled(10);
    const more = await Promise.all(Array.from({ length: 10 }, () => api.create()));
    const taken: (string | undefined)[] = [];
    const take = async () => {
      for (let i = 0; i < 10; i++) taken.push((await api.call('queues.get_next_task', { queue })).entry?.task);
    };
    const put = async () => {
      for (const task of more) await api.call('tasks.enqueue', { task, queue });
    };
    await Promise.all([take(), put()]);
    assert.equal(taken, tasks);
    assert.equal(await api.waiting(queue), more);
  });

  test('goes by the place in the queue, not by which entry was written first', async () => {
    const queue = await api.queue();
    const entry = (task: string, place: number) => ({
      id: task + queue,
      company: ada.company,
      queue,
      task,
      added: new Date(),
      position: positionAt(place),
    });
    await api.services.queues.entries.insertMany([entry('third', 3), entry('first', 1), entry('second', 2)]);
    assert.equal(await api.waiting(queue), ['first', 'second', 'third']);
    const next = async () => (await api.call('queues.get_next_task', { queue })).entry?.task;
    assert.equal([await next(), await next(), await next()], ['first', 'second', 'third']);
  });

  test('leaves the task as it is', async () => {
    const { queue, tasks } = await filled(1);
    const before = await api.read(tasks[0] ?? '');
    await api.call('queues.get_next_task', { queue });
    assert.equal(await api.read(before.id), before);
  });

  test('moves the update time of the queue, unless it was empty', async () => {
    const { queue } = await filled(1);
    const past = new Date('2020-01-01');
    const moved = async () => {
      await api.services.queues.collection.update({ id: queue }, { $set: { last_update: past } });
      await api.call('queues.get_next_task', { queue });
      return (await api.services.queues.get(queue, ada)).last_update > past;
    };
    assert.equal([await moved(), await moved()], [true, false]);
  });

  test('tells on demand whose task it is', async () => {
    const { queue } = await filled(1);
    const { task_info } = await api.call('queues.get_next_task', { queue, get_task_info: true });
    assert.equal(task_info, { company: ada.company, user: ada.user });
  });

  test('of a task that is gone there is nothing to tell', async () => {
    const { queue, tasks } = await filled(1);
    await api.services.tasks.collection.deleteMany({ id: tasks[0] ?? '' });
    const answer = await api.call('queues.get_next_task', { queue, get_task_info: true });
    assert.equal([answer.entry?.task, answer.task_info], [tasks[0], undefined]);
  });

  test('answers the oldest agents too', async () => {
    const { queue, tasks } = await filled(1);
    assert.is((await api.call('queues.get_next_task', { queue }, ada, '1.0')).entry?.task, tasks[0]);
  });

  test('needs a queue that is there', async () => {
    assert.is(await api.refusal('queues.get_next_task', { queue: 'nosuch' }), '400/701');
    assert.is(await api.refusal('queues.get_next_task', {}), '400/12');
  });
});
