import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';

const item = (key: string, value = 'v') => ({ key, type: 'str', value });

/** Keys that a path or a plain object would trip over. */
const ODD_KEYS = ['a.b', '$set', '__proto__', 'constructor', '%2E', 'a b', '_x', 'ключ'];

apiSuite('metadata of queues', (test, api) => {
  const shown = async (queue: string) => (await api.call('queues.get_by_id', { queue })).queue?.metadata;

  test('entries are set one by one, and the others stay', async () => {
    const queue = await api.queue(ada, { metadata: { a: item('a'), b: item('b') } });
    const metadata = [item('b', 'new'), item('c.d')];
    assert.equal(await api.call('queues.add_or_update_metadata', { queue, metadata }), { updated: 1 });
    assert.equal(await shown(queue), { a: item('a'), b: item('b', 'new'), 'c.d': item('c.d') });
  });

  test('of two entries with one key the later counts', async () => {
    const queue = await api.queue();
    await api.call('queues.add_or_update_metadata', { queue, metadata: [item('a', 'first'), item(' a ', 'second')] });
    assert.equal(await shown(queue), { a: { ...item(' a '), value: 'second' } });
  });

  test('or all are replaced, also by none', async () => {
    const queue = await api.queue(ada, { metadata: { a: item('a') } });
    const replace = (metadata: readonly object[]) =>
      api.call('queues.add_or_update_metadata', { queue, metadata, replace_metadata: true });
    assert.equal(await replace([item('b')]), { updated: 1 });
    assert.equal(await shown(queue), { b: item('b') });
    assert.equal(await replace([]), { updated: 1 });
    assert.equal(await shown(queue), {});
  });

  test('nothing to set and nothing to remove changes nothing', async () => {
    const queue = await api.queue(ada, { metadata: { a: item('a') } });
    const before = await api.services.queues.get(queue, ada);
    assert.equal(await api.call('queues.add_or_update_metadata', { queue, metadata: [] }), { updated: 0 });
    for (const keys of [[], ['b'], ['', ' ', 'a\0'], ['__proto__', 'constructor']]) {
      assert.equal(await api.call('queues.delete_metadata', { queue, keys }), { updated: 0 });
    }
    assert.equal(await api.services.queues.get(queue, ada), before);
  });

  test('entries are removed by their keys', async () => {
    const queue = await api.queue(ada, { metadata: { 'a.b': item('a.b'), c: item('c') } });
    assert.equal(await api.call('queues.delete_metadata', { queue, keys: ['a.b', 'nothing'] }), { updated: 1 });
    assert.equal(await shown(queue), { c: item('c') });
  });

  test('any key can be set and removed again', async () => {
    const queue = await api.queue();
    await api.call('queues.add_or_update_metadata', { queue, metadata: ODD_KEYS.map((key) => item(key)) });
    assert.equal(Object.keys((await shown(queue)) ?? {}).toSorted(), ODD_KEYS.toSorted());
    await api.call('queues.delete_metadata', { queue, keys: ODD_KEYS.slice(1) });
    assert.equal(await shown(queue), { 'a.b': item('a.b') });
  });

  test('writers of different keys lose nothing of each other', async () => {
    const queue = await api.queue(ada, { metadata: { gone: item('gone') } });
    const keys = Array.from({ length: 30 }, (_, i) => `key ${i}`);
    await Promise.all([
      ...keys.map((key) => api.call('queues.add_or_update_metadata', { queue, metadata: [item(key)] })),
      api.call('queues.delete_metadata', { queue, keys: ['gone'] }),
    ]);
    assert.equal(Object.keys((await shown(queue)) ?? {}).toSorted(), keys.toSorted());
  });

  test('an entry needs its key, and a key that is a name', async () => {
    const queue = await api.queue();
    const refusal = (metadata: unknown) => api.refusal('queues.add_or_update_metadata', { queue, metadata });
    assert.is(await refusal([{ type: 't', value: 'v' }]), '400/12');
    assert.is(await refusal([item(' ')]), '400/800');
    assert.is(await refusal([item('a\0b')]), '400/800');
    assert.is(await refusal({ a: item('a') }), '400/12');
    assert.is(await api.refusal('queues.delete_metadata', { queue, keys: 'a' }), '400/12');
    assert.equal(await shown(queue), {});
  });

  test('another company’s queue is as good as not there', async () => {
    const queue = await api.queue(ada, { metadata: { a: item('a') } });
    assert.is(await api.refusal('queues.add_or_update_metadata', { queue, metadata: [item('b')] }, eve), '400/701');
    assert.is(await api.refusal('queues.delete_metadata', { queue, keys: ['a'] }, eve), '400/701');
    assert.equal(await shown(queue), { a: item('a') });
  });
});
