import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, newcomer, type TestApi } from '../../support/api.js';

/** A worker of the caller's company that takes tasks from the queue until then. */
async function worker(api: TestApi, queue: string, expires: Date, company = ada.company): Promise<void> {
  const now = new Date();
  await api.services.workers.collection.insert({
    id: `worker of ${queue}`,
    company,
    user: ada.user,
    name: `worker of ${queue}`,
    queues: ['other', queue],
    tags: [],
    system_tags: [],
    registered: now,
    timeout: 600,
    expires,
    last_activity: now,
  });
}

apiSuite('tasks.enqueue', (test, api) => {
  test('puts a draft at the end of the queue', async () => {
    const queue = await api.queue();
    const tasks = [await api.create(), await api.create(), await api.create()];
    for (const task of tasks.toReversed()) await api.call('tasks.enqueue', { task, queue });
    assert.equal(await api.waiting(queue), tasks.toReversed());
    const { status, enqueue_status, execution } = await api.read(tasks[0] ?? '');
    assert.equal([status, enqueue_status, execution.queue], ['queued', 'created', queue]);
  });

  test('takes the development tag off, in the answer to nobody', async () => {
    const task = await api.create({ system_tags: ['development', 'other'] });
    const { fields } = await api.call('tasks.enqueue', { task, queue: await api.queue() });
    assert.not.ok(fields && 'system_tags' in fields);
    assert.equal((await api.read(task)).system_tags, ['other']);
  });

  test('needs no script', async () => {
    const task = await api.create({ script: { repository: '', entry_point: '' } });
    assert.is((await api.call('tasks.enqueue', { task, queue: await api.queue() })).queued, 1);
  });

  test('finds the queue by its exact name, or makes it', async () => {
    const queue = await api.queue(ada, { name: 'by name' });
    const queueOf = async (queue_name: string) => {
      const task = await api.create();
      await api.call('tasks.enqueue', { task, queue_name });
      return (await api.read(task)).execution.queue;
    };
    assert.is(await queueOf('by name'), queue);
    assert.is(await queueOf(' by name '), queue, 'without the spaces around it');
    const made = await queueOf('By name');
    assert.is.not(made, queue);
    assert.is((await api.call('queues.get_by_id', { queue: made })).queue?.name, 'By name');
  });

  test('a name and an id together are refused, an empty one counts as none', async () => {
    const queue = await api.queue();
    const task = await api.create();
    assert.is(await api.refusal('tasks.enqueue', { task, queue, queue_name: 'x y z' }), '400/12');
    assert.is(await api.refusal('tasks.enqueue', { task, queue_name: 'ab' }), '400/800');
    await api.call('tasks.enqueue', { task, queue, queue_name: '' });
    assert.equal(await api.waiting(queue), [task]);
  });

  test('without a queue takes the default one of the company', async () => {
    const nell = newcomer();
    const task = await api.create({}, nell);
    assert.is(await api.refusal('tasks.enqueue', { task }, nell), '400/707');
    await api.queue(nell);
    assert.is(await api.refusal('tasks.enqueue', { task }, nell), '400/707', 'a queue alone is not the default');
    const queue = await api.queue(nell, { system_tags: ['default'] });
    await api.call('tasks.enqueue', { task, queue: '' }, nell);
    assert.equal(await api.waiting(queue, nell), [task]);
    const second = await api.queue(nell, { system_tags: ['default'] });
    const { subcode, data } = await api.refused('tasks.enqueue', { task: await api.create({}, nell) }, nell);
    assert.is(subcode, 708);
    assert.equal([...(data.queues as string[])].sort(), [queue, second].sort());
  });

  test('a queue that is not there, or not the caller’s, gives the task its status back', async () => {
    for (const queue of ['nosuch', await api.queue(eve)]) {
      const { id: task } = await api.taskIn('stopped');
      assert.is(await api.refusal('tasks.enqueue', { task, queue }), '400/701');
      const { status, status_reason, status_message, enqueue_status, execution } = await api.read(task);
      assert.equal([status, status_reason, status_message], ['stopped', 'failed enqueueing', '']);
      assert.equal([enqueue_status, execution.queue], [undefined, undefined]);
    }
  });

  test('the queue a task was in before is still named when enqueueing failed', async () => {
    const { id: task, execution } = await api.taskIn('queued');
    await api.call('tasks.dequeue', { task });
    assert.is(await api.refusal('tasks.enqueue', { task, queue: 'nosuch' }), '400/701');
    assert.is((await api.read(task)).execution.queue, execution.queue);
  });

  test('forced into the queue it waits in, a task stays there once', async () => {
    const { id: task, execution } = await api.taskIn('queued');
    assert.is(await api.refusal('tasks.enqueue', { task, queue: execution.queue, force: true }), '400/706');
    assert.equal(await api.waiting(execution.queue ?? ''), [task]);
    const { status, enqueue_status } = await api.read(task);
    assert.equal([status, enqueue_status], ['queued', undefined]);
  });

  test('forced into another queue, a waiting task moves there', async () => {
    const { id: task, execution } = await api.taskIn('queued');
    const queue = await api.queue();
    await api.call('tasks.enqueue', { task, queue, force: true });
    assert.equal([await api.waiting(execution.queue ?? ''), await api.waiting(queue)], [[], [task]]);
    await api.call('tasks.dequeue', { task });
    assert.is((await api.read(task)).status, 'created', 'it remembers the status from before the first queue');
  });

  test('force is true or false and nothing else, though no definition names it', async () => {
    const { id: task } = await api.taskIn('failed');
    const queue = await api.queue();
    for (const force of ['true', 1, {}, []]) {
      const { code, subcode, data } = await api.refused('tasks.enqueue', { task, queue, force });
      assert.equal([code, subcode, data.field, data.expected], [400, 12, 'force', 'boolean']);
    }
    assert.is(await api.refusal('tasks.enqueue', { task, queue, force: false }), '400/110');
    await api.call('tasks.enqueue', { task, queue, force: true });
    assert.equal(await api.waiting(queue), [task]);
  });

  test('tells on demand whether a worker takes tasks from the queue', async () => {
    const soon = new Date(Date.now() + 60_000);
    const [watched, left, foreign] = [await api.queue(), await api.queue(), await api.queue()];
    await worker(api, watched, soon);
    await worker(api, left, new Date(Date.now() - 1));
    await worker(api, foreign, soon, eve.company);
    const told = async (queue: string) =>
      (await api.call('tasks.enqueue', { task: await api.create(), queue, verify_watched_queue: true })).queue_watched;
    assert.equal([await told(watched), await told(left), await told(foreign)], [true, false, false]);
    assert.not.ok('queue_watched' in (await api.call('tasks.enqueue', { task: await api.create(), queue: watched })));
  });

  test('makes the queue of a name even when the task turns out not to be there', async () => {
    assert.is(await api.refusal('tasks.enqueue', { task: 'nosuch', queue_name: 'made anyway' }), '400/101');
    const { queues } = await api.call('queues.get_all', { name: '^made anyway$' });
    assert.is(queues?.length, 1);
  });
});
