import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, type Fields, newcomer } from '../../support/api.js';
import { filled } from './fixture.js';

apiSuite('queues.get_all_ex', (test, api) => {
  const one = async (queue: string, request: Fields = {}, caller = ada) =>
    (await api.call('queues.get_all_ex', { id: [queue], ...request }, caller)).queues?.[0];

  /** A worker that takes from a queue. */
  const worker = async (name: string, queues: readonly string[], caller = ada) => {
    await api.call('workers.register', { worker: name, queues, timeout: 600 }, { ...caller, address: '10.0.0.7' });
  };

  test('shows the company as an object, what waits by id and name, and who takes from it', async () => {
    const { queue, tasks } = await filled(api, 2);
    const shown = await one(queue);
    assert.equal(shown?.company, { id: ada.company });
    assert.equal(
      shown?.entries?.map(({ task }) => task),
      tasks.map((id, i) => ({ id, name: `task ${i}` })),
    );
    assert.equal(Object.keys(shown ?? {}).toSorted(), [
      'company',
      'created',
      'entries',
      'id',
      'last_update',
      'metadata',
      'name',
      'system_tags',
      'tags',
      'workers',
    ]);
    assert.equal([shown?.workers, shown?.metadata], [[], {}]);
  });

  test('of a waiting task that is gone, or nobody’s, the id is left', async () => {
    const queue = await api.queue();
    const foreign = await api.create({}, eve);
    for (const task of [foreign, 'nobody’s']) await api.call('queues.add_task', { queue, task });
    assert.equal(
      (await one(queue))?.entries?.map(({ task }) => task),
      [{ id: foreign }, { id: 'nobody’s' }],
    );
  });

  test('workers come with what they are working on, as long as they live', async () => {
    const [queue, other] = [await api.queue(), await api.queue()];
    await worker('idle one', [queue, other]);
    await worker('busy one', [queue]);
    await worker('one elsewhere', [other]);
    const task = await api.create({ name: 'being run' });
    await api.call('workers.status_report', { worker: 'busy one', timestamp: 1, task, queues: [queue] });
    assert.equal((await one(queue))?.workers, [
      { name: 'busy one', ip: '10.0.0.7', task: { id: task, name: 'being run' } },
      { name: 'idle one', ip: '10.0.0.7', task: null },
    ]);
    await api.services.tasks.collection.deleteMany({ id: task });
    await api.services.workers.collection.update({ name: 'idle one' }, { $set: { expires: new Date(0) } });
    assert.equal((await one(queue))?.workers, [{ name: 'busy one', ip: '10.0.0.7', task: null }]);
    assert.is((await api.call('queues.get_all_ex', { id: [other] })).queues?.[0]?.workers?.length, 1);
  });

  test('a worker whose address nobody knows has none', async () => {
    const queue = await api.queue();
    await api.call('workers.register', { worker: 'in the process', queues: [queue], timeout: 600 });
    assert.equal((await one(queue))?.workers, [{ name: 'in the process', task: null }]);
  });

  test('a worker of another company does not show', async () => {
    const queue = await api.queue();
    await api.services.workers.register('intruder', { timeout: 600, queues: [queue], tags: [], system_tags: [] }, eve);
    assert.equal((await one(queue))?.workers, []);
  });

  for (const [only_fields, expected] of [
    [
      ['*', 'entries.task.name'],
      ['company', 'created', 'entries', 'id', 'last_update', 'metadata', 'name', 'system_tags', 'tags', 'workers'],
    ],
    [['name'], ['id', 'name']],
    [
      ['name', 'workers'],
      ['id', 'name', 'workers'],
    ],
    [['workers'], ['id', 'workers']],
    [['workers.name'], ['id', 'workers']],
    [['entries'], ['entries', 'id']],
    [
      ['-metadata', '-workers', '-created', '-last_update'],
      ['company', 'entries', 'id', 'name', 'system_tags', 'tags'],
    ],
    [
      ['-entries', '-metadata', '-created', '-last_update'],
      ['company', 'id', 'name', 'system_tags', 'tags', 'workers'],
    ],
  ] as const) {
    test(`only_fields ${JSON.stringify(only_fields)}`, async () => {
      const { queue, tasks } = await filled(api, 1);
      const shown = await one(queue, { only_fields });
      assert.equal(Object.keys(shown ?? {}).toSorted(), expected);
      if (shown?.entries) assert.equal(shown.entries[0]?.task, { id: tasks[0], name: 'task 0' });
    });
  }

  test('what entries hold can be asked for one by one', async () => {
    const { queue, tasks } = await filled(api, 1);
    const entries = async (...only_fields: string[]) => (await one(queue, { only_fields }))?.entries;
    assert.equal(Object.keys((await entries('entries.added'))?.[0] ?? {}), ['added']);
    assert.equal(await entries('entries.task'), [{ task: { id: tasks[0], name: 'task 0' } }]);
    assert.equal(await entries('entries.task.status'), [{ task: { id: tasks[0], status: 'created' } }]);
    assert.equal((await one(queue, { only_fields: ['company.name', 'name'] }))?.company, { id: ada.company });
    assert.is(await api.refusal('queues.get_all_ex', { only_fields: ['nosuch'] }), '400/14');
  });

  test('finds what get_all finds, own queues alone', async () => {
    const nell = newcomer();
    const hidden = await api.queue(nell, { name: 'agent queue', system_tags: ['k8s-glue'] });
    const queue = await api.queue(nell, { name: 'plain queue', tags: ['x'] });
    const found = async (request: Fields) =>
      (await api.call('queues.get_all_ex', { order_by: ['name'], ...request }, nell)).queues?.map(({ id }) => id);
    assert.equal(await found({}), [queue]);
    assert.equal(await found({ search_hidden: true }), [hidden, queue]);
    assert.equal(await found({ id: [hidden] }), [hidden]);
    assert.equal(await found({ name: '^agent' }), [hidden]);
    assert.equal(await found({ tags: ['x'] }), [queue]);
    assert.equal(await found({ tags: ['-x'], search_hidden: true }), [hidden]);
    assert.equal(await found({ page: 1, page_size: 1, search_hidden: true }), [queue]);
    assert.equal((await api.call('queues.get_all_ex', { id: [queue] }, eve)).queues, []);
    await api.services.queues.collection.update({ id: queue }, { $set: { company: '' } });
    assert.equal((await api.call('queues.get_all_ex', { id: [queue] }, eve)).queues, [], 'queues are never public');
  });

  test('before 2.17 metadata is an empty list', async () => {
    const item = { key: 'a', type: 't', value: 'v' };
    const queue = await api.queue(ada, { metadata: { a: item } });
    const at = async (version: string) =>
      (await api.call('queues.get_all_ex', { id: [queue] }, ada, version)).queues?.[0]?.metadata;
    assert.equal([await at('2.16'), await at('2.17')], [[], { a: item }]);
  });
});
