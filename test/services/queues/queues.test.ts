import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, newcomer } from '../../support/api.js';

apiSuite('queues', (test, api) => {
  test('a new queue has its name without the spaces around it, and nothing in it', async () => {
    const { id } = await api.call('queues.create', {
      name: '  my queue ',
      tags: ['b', 'a'],
      metadata: { 'a.b': { key: 'a.b', type: 't', value: 'v' } },
    });
    const { queue } = await api.call('queues.get_by_id', { queue: id });
    const { created, last_update, ...rest } = queue ?? {};
    assert.equal(rest, {
      id,
      name: 'my queue',
      company: ada.company,
      tags: ['a', 'b'],
      system_tags: [],
      entries: [],
      metadata: { 'a.b': { key: 'a.b', type: 't', value: 'v' } },
    });
    assert.is(created, last_update);
  });

  test('no two queues of a company share a name, those of two companies may', async () => {
    await api.queue(ada, { name: 'twice' });
    assert.is(await api.refusal('queues.create', { name: ' twice ' }), '400/801');
    await api.queue(eve, { name: 'twice' });
  });

  test('of many calls for one name at once one makes the queue', async () => {
    const made = await Promise.allSettled(Array.from({ length: 20 }, () => api.call('queues.create', { name: 'one of many' })));
    assert.is(made.filter(({ status }) => status === 'fulfilled').length, 1);
    const found = await Promise.all(Array.from({ length: 20 }, () => api.services.queues.findOrCreate('found by many', ada)));
    assert.is(new Set(found).size, 1);
  });

  for (const [what, request, code] of [
    ['no name', {}, '400/12'],
    ['a short name', { name: ' ab ' }, '400/800'],
    ['a reserved tag', { name: 'queue', tags: ['__$x'] }, '400/16'],
    ['metadata without a name', { name: 'queue', metadata: { ' ': { key: 'k' } } }, '400/800'],
    ['metadata with a NUL in its name', { name: 'queue', metadata: { 'a\0b': { key: 'k' } } }, '400/800'],
    ['metadata that is no item', { name: 'queue', metadata: { a: 'x' } }, '400/12'],
    ['tags that are no list', { name: 'queue', tags: 'x' }, '400/12'],
  ] as const) {
    test(`${what} is refused`, async () => assert.is(await api.refusal('queues.create', request), code));
  }

  test('metadata is kept as far as it has a meaning', async () => {
    const metadata = { a: { key: 'k', type: 't', value: 'v', 'other\0': 1 } };
    const { queue } = await api.call('queues.get_by_id', { queue: await api.queue(ada, { metadata }) });
    assert.equal(queue?.metadata, { a: { key: 'k', type: 't', value: 'v' } });
  });

  test('before 2.17 metadata is an empty list', async () => {
    const queue = await api.queue(ada, { metadata: { a: { key: 'a', type: 't', value: 'v' } } });
    const at = async (version: string) => (await api.call('queues.get_by_id', { queue }, ada, version)).queue?.metadata;
    assert.equal([await at('2.16'), await at('2.17')], [[], { a: { key: 'a', type: 't', value: 'v' } }]);
  });

  test('the default queue is the one that is tagged so', async () => {
    const nell = newcomer();
    assert.is(await api.refusal('queues.get_default', {}, nell), '400/707');
    const id = await api.queue(nell, { name: 'the default', system_tags: ['default', 'x'] });
    assert.equal(await api.call('queues.get_default', {}, nell), { id, name: 'the default' });
    await api.queue(nell, { system_tags: ['default'] });
    assert.is(await api.refusal('queues.get_default', {}, nell), '400/708');
  });

  test('a company without queues is given its default queue once', async () => {
    const nell = newcomer();
    await Promise.all(Array.from({ length: 5 }, () => api.services.queues.ensureDefault(nell.company)));
    const { id } = await api.call('queues.get_default', {}, nell);
    await api.services.queues.ensureDefault(nell.company);
    const { queues } = await api.call('queues.get_all', {}, nell);
    assert.equal(
      queues?.map((queue) => queue.id),
      [id],
    );
  });

  test('a company with a queue of its own is not', async () => {
    const nell = newcomer();
    await api.queue(nell);
    await api.services.queues.ensureDefault(nell.company);
    assert.is(await api.refusal('queues.get_default', {}, nell), '400/707');
  });

  test('another company’s queue is as good as not there', async () => {
    const queue = await api.queue();
    for (const action of ['queues.get_by_id', 'queues.get_next_task', 'queues.delete'] as const) {
      const { code, subcode, message } = await api.refused(action, { queue }, eve);
      assert.equal([code, subcode], [400, 701]);
      assert.is(message, `Invalid queue id: id=${queue}, company=${eve.company}`);
    }
    assert.equal((await api.call('queues.get_all', { id: [queue] }, eve)).queues, []);
  });

  test('are listed with their entries; those of a Kubernetes agent only when asked for', async () => {
    const nell = newcomer();
    const hidden = await api.queue(nell, { name: 'agent queue', system_tags: ['k8s-glue'] });
    const queue = await api.queue(nell, { name: 'plain queue' });
    const task = await api.create({}, nell);
    await api.call('tasks.enqueue', { task, queue }, nell);
    const listed = async (request: object) => {
      const { queues } = await api.call('queues.get_all', { order_by: ['name'], ...request }, nell);
      return queues?.map(({ id, entries }) => [id, entries?.map((entry) => entry.task)]);
    };
    const [agents, plain] = [
      [hidden, []],
      [queue, [task]],
    ];
    assert.equal(await listed({}), [plain]);
    assert.equal(await listed({ search_hidden: true }), [agents, plain]);
    assert.equal(await listed({ id: [hidden] }), [agents]);
    assert.equal(await listed({ name: 'agent' }), [agents]);
  });

  test('give at most as many entries as asked for', async () => {
    const queue = await api.queue();
    const tasks = [await api.create(), await api.create(), await api.create()];
    for (const task of tasks) await api.call('tasks.enqueue', { task, queue });
    const answer = await api.call('queues.get_by_id', { queue, max_task_entries: 2 });
    assert.equal(
      answer.queue?.entries?.map(({ task }) => task),
      tasks.slice(0, 2),
    );
    assert.is(await api.refusal('queues.get_by_id', { queue, max_task_entries: 0 }), '400/12');
  });
});
