import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';

const item = (value: string) => ({ key: 'k', type: 't', value });

apiSuite('queues.update', (test, api) => {
  test('changes what it is given, and answers it', async () => {
    const queue = await api.queue(ada, { metadata: { old: item('old') } });
    const given = { tags: ['b', 'a'], system_tags: ['x'], metadata: { 'a.b': item('new') } };
    const { updated, fields } = await api.call('queues.update', { queue, name: '  renamed queue ', ...given });
    const { last_update, ...rest } = fields ?? {};
    assert.equal([updated, rest], [1, { ...given, name: 'renamed queue', tags: ['a', 'b'] }]);
    const shown = (await api.call('queues.get_by_id', { queue })).queue;
    assert.equal([shown?.name, shown?.tags, shown?.system_tags], ['renamed queue', ['a', 'b'], ['x']]);
    assert.equal([shown?.metadata, shown?.last_update], [{ 'a.b': item('new') }, last_update]);
  });

  test('leaves what it is not given', async () => {
    const queue = await api.queue(ada, { tags: ['t'], metadata: { a: item('a') } });
    const task = await api.create();
    await api.call('queues.add_task', { queue, task });
    const { name } = await api.services.queues.get(queue, ada);
    await api.call('queues.update', { queue, system_tags: ['s'] });
    const shown = (await api.call('queues.get_by_id', { queue })).queue;
    assert.equal([shown?.name, shown?.tags, shown?.metadata], [name, ['t'], { a: item('a') }]);
    assert.equal(await api.waiting(queue), [task]);
  });

  test('empties what it is given empty', async () => {
    const queue = await api.queue(ada, { tags: ['t'], metadata: { a: item('a') } });
    await api.call('queues.update', { queue, tags: [], metadata: {} });
    const shown = (await api.call('queues.get_by_id', { queue })).queue;
    assert.equal([shown?.tags, shown?.metadata], [[], {}]);
  });

  test('does nothing when there is nothing to do', async () => {
    const queue = await api.queue();
    const before = await api.services.queues.get(queue, ada);
    assert.equal(await api.call('queues.update', { queue, bogus: 1, name: null }), { updated: 0, fields: {} });
    assert.equal(await api.services.queues.get(queue, ada), before);
  });

  test('keeps its own name when that is what it is given', async () => {
    const queue = await api.queue(ada, { name: 'its own name' });
    assert.is((await api.call('queues.update', { queue, name: 'its own name' })).updated, 1);
  });

  for (const [what, given, code] of [
    ['a short name', { name: ' ab ' }, '400/800'],
    ['an empty name', { name: '' }, '400/800'],
    ['a name that is taken', { name: ' taken by another ' }, '400/801'],
    ['a reserved tag', { tags: ['__$x'] }, '400/16'],
    ['a reserved system tag', { system_tags: ['a', '__$'] }, '400/16'],
    ['metadata without a name', { metadata: { ' ': item('x') } }, '400/800'],
    ['metadata that is no item', { metadata: { a: 'x' } }, '400/12'],
    ['tags that are no list', { tags: 'x' }, '400/12'],
  ] as const) {
    test(`${what} is refused, and changes nothing`, async () => {
      await api.call('queues.create', { name: 'taken by another' }).catch(() => undefined);
      const queue = await api.queue();
      const before = await api.services.queues.get(queue, ada);
      assert.is(await api.refusal('queues.update', { queue, tags: ['new'], ...given }), code);
      assert.equal(await api.services.queues.get(queue, ada), before);
    });
  }

  test('of two queues that take one name at once one gets it', async () => {
    const queues = await Promise.all(Array.from({ length: 10 }, () => api.queue()));
    const outcomes = await Promise.allSettled(queues.map((queue) => api.call('queues.update', { queue, name: 'one of ten' })));
    assert.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  test('another company may have a queue of that name, but not change this one', async () => {
    const queue = await api.queue();
    assert.is(await api.refusal('queues.update', { queue, name: 'taken over' }, eve), '400/701');
    assert.is(await api.refusal('queues.update', { queue: 'nosuch', tags: [] }), '400/701');
    await api.queue(eve, { name: 'of two companies' });
    await api.call('queues.update', { queue, name: 'of two companies' });
  });

  test('before 2.17 metadata is an empty list in the answer, too', async () => {
    const queue = await api.queue();
    const answered = async (version: string) =>
      (await api.call('queues.update', { queue, metadata: { a: item('a') } }, ada, version)).fields?.metadata;
    assert.equal([await answered('2.16'), await answered('2.17')], [[], { a: item('a') }]);
  });
});
