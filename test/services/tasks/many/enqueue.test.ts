import * as assert from 'uvu/assert';
import { apiSuite, type TestApi } from '../../../support/api.js';
import { callMany, failures } from './many-actions.js';

async function drafts(api: TestApi, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => api.create()));
}

apiSuite('tasks.enqueue_many', (test, api) => {
  test('the tasks wait in the order of the request', async () => {
    const ids = await drafts(api, 40);
    const queue = await api.queue();
    const { succeeded } = await callMany(api, 'tasks.enqueue_many', { ids, queue });
    assert.equal(
      succeeded.map(({ id }) => id),
      ids,
    );
    assert.equal(await api.waiting(queue), ids);
  });

  test('a task named twice is in the queue once', async () => {
    const [id = ''] = await drafts(api, 1);
    const queue = await api.queue();
    const answer = await callMany(api, 'tasks.enqueue_many', { ids: [id, id], queue });
    assert.is(answer.succeeded.length, 1);
    assert.equal(failures(answer), [`${id} 400/110`]);
    assert.equal(await api.waiting(queue), [id]);
  });

  test('force is not a field of it', async () => {
    const { id } = await api.taskIn('completed');
    const answer = await callMany(api, 'tasks.enqueue_many', { ids: [id], queue: await api.queue(), force: true });
    assert.equal(failures(answer), [`${id} 400/110`]);
  });

  test('a queue that there is not fails each task by itself, and each gets its status back', async () => {
    const ids = await drafts(api, 2);
    const answer = await callMany(api, 'tasks.enqueue_many', { ids, queue: 'nosuch' });
    assert.equal(
      failures(answer),
      ids.map((id) => `${id} 400/701`),
    );
    for (const id of ids) {
      const { status, status_reason, enqueue_status, execution } = await api.read(id);
      assert.equal([status, status_reason, enqueue_status, execution], ['created', 'failed enqueueing', undefined, {}]);
    }
  });

  test('id and name of the queue together fail each task by itself', async () => {
    const [id = ''] = await drafts(api, 1);
    const answer = await callMany(api, 'tasks.enqueue_many', { ids: [id, 'x'], queue: 'q', queue_name: 'name' });
    assert.equal(failures(answer), [`${id} 400/12`, 'x 400/12']);
    assert.equal(answer.failed[0]?.error.data, {});
  });

  test('a queue is found by its name or made, once for all tasks', async () => {
    const ids = await drafts(api, 3);
    const queue_name = `made for ${ids[0]}`;
    await callMany(api, 'tasks.enqueue_many', { ids, queue_name });
    const [queue, ...others] = await api.services.queues.collection.find({ name: queue_name });
    assert.equal(others, []);
    assert.equal(await api.waiting(queue?.id ?? ''), ids);
    const late = await drafts(api, 1);
    await callMany(api, 'tasks.enqueue_many', { ids: late, queue_name });
    assert.equal(await api.waiting(queue?.id ?? ''), [...ids, ...late]);
  });

  test('without a queue it is the default one', async () => {
    const { id: queue } = await api.call('queues.create', { name: 'the default', system_tags: ['default'] });
    const ids = await drafts(api, 2);
    await callMany(api, 'tasks.enqueue_many', { ids, queue: '' });
    assert.equal(await api.waiting(queue ?? ''), ids);
    await api.call('queues.delete', { queue, force: true });
    const answer = await callMany(api, 'tasks.enqueue_many', { ids: ['x'] });
    assert.equal(failures(answer), ['x 400/707']);
  });

  test('with validate_tasks a task must be as create would take it', async () => {
    const fine = await api.stored({ project: await api.project(), parent: await api.create() });
    const wrong = [
      [await api.stored({ project: 'gone' }), '400/401'],
      [await api.stored({ parent: '__DELETED__x' }), '400/16'],
      [await api.stored({ models: { input: [{ name: 'm', model: 'gone' }], output: [] } }), '400/201'],
    ] as const;
    const ids = [fine.id, ...wrong.map(([{ id }]) => id)];
    const queue = await api.queue();
    const answer = await callMany(api, 'tasks.enqueue_many', { ids, queue, validate_tasks: true });
    assert.equal(
      failures(answer),
      wrong.map(([{ id }, codes]) => `${id} ${codes}`),
    );
    assert.equal(await api.waiting(queue), [fine.id]);
    const again = await callMany(api, 'tasks.enqueue_many', { ids: ids.slice(1), queue });
    assert.equal(again.failed, [], 'without it nobody looks');
  });

  test('says whether the queue is watched when asked, and when a task went well', async () => {
    const queue = await api.queue();
    const ask = async (ids: string[], verify = true) =>
      callMany(api, 'tasks.enqueue_many', { ids, queue, verify_watched_queue: verify });
    assert.is((await ask(await drafts(api, 1))).queue_watched, false);
    assert.not.ok(Object.hasOwn(await ask(await drafts(api, 1), false), 'queue_watched'));
    assert.not.ok(Object.hasOwn(await ask(['nosuch']), 'queue_watched'));
  });
});
