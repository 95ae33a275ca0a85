import * as assert from 'uvu/assert';
import { ada, apiSuite, type Fields } from '../../../support/api.js';

const full = {
  key: 'k',
  type: 'str',
  mode: 'output',
  uri: 'http://x/k',
  hash: 'abc',
  content_size: 12,
  timestamp: 1_700_000_000,
  type_data: { preview: 'pre', content_type: 'text/plain', data_hash: 'dh' },
  display_data: [
    ['b', '2'],
    ['a', 1],
    ['c', 1.5],
  ],
};

apiSuite('artifacts that a run reports', (test, api) => {
  const shown = async (task: string) => ((await api.shown(task)).execution as Fields).artifacts as Fields[];
  const report = (task: string, ...artifacts: Fields[]) => api.call('tasks.add_or_update_artifacts', { task, artifacts });
  const remove = (task: string, ...artifacts: Fields[]) => api.call('tasks.delete_artifacts', { task, artifacts });

  test('come back as they were, rows sorted', async () => {
    const task = await api.create();
    assert.equal(await report(task, full), { updated: 1 });
    const display_data = [full.display_data[1], full.display_data[0], full.display_data[2]];
    assert.equal(await shown(task), [{ ...full, display_data }]);
  });

  test('replace those of the same key and mode as a whole, and no others', async () => {
    const task = await api.create({ execution: { artifacts: [full, { ...full, mode: 'input' }, { ...full, key: 'other' }] } });
    await report(task, { key: 'k', type: 'new' });
    const found = await shown(task);
    assert.equal(
      found.map(({ key, mode, uri = '-' }) => `${key} ${mode} ${uri}`).sort(),
      ['k input http://x/k', 'k output -', 'other output http://x/k'].sort(),
    );
    assert.equal(
      found.find(({ type }) => type === 'new'),
      { key: 'k', type: 'new', mode: 'output', display_data: [] },
    );
  });

  test('of the same key and mode in one request the later counts', async () => {
    const task = await api.create();
    await report(task, { key: 'k', type: 'first' }, { key: 'k', type: 'input', mode: 'input' }, { key: 'k', type: 'second' });
    assert.equal((await shown(task)).map(({ type }) => type).sort(), ['input', 'second']);
  });

  test('keep only the members that the definition names', async () => {
    const task = await api.create();
    await report(task, { key: 'k', type: 't', bogus: 1, type_data: { preview: 'p', bogus: 2 } });
    assert.equal(await shown(task), [{ key: 'k', type: 't', mode: 'output', type_data: { preview: 'p' }, display_data: [] }]);
  });

  test('leave the rest of the execution alone, and need none', async () => {
    const queued = { queue: 'q', framework: 'torch', model_labels: { cat: 1 } };
    const { id: task } = await api.taskIn('in_progress', { execution: queued });
    await report(task, full);
    const { artifacts, ...rest } = (await api.read(task)).execution;
    assert.equal(rest, queued);
    assert.is(Object.keys(artifacts ?? {}).length, 1);
    await remove(task, { key: 'k' });
    assert.equal((await api.read(task)).execution, { ...queued, artifacts: {} });
  });

  test('are removed by key and mode, output being the default', async () => {
    const input = { ...full, mode: 'input' };
    const task = await api.create({ execution: { artifacts: [full, input] } });
    assert.equal(await remove(task, { key: 'k' }), { deleted: 1 });
    assert.equal(
      (await shown(task)).map(({ mode }) => mode),
      ['input'],
    );
    await remove(task, { key: 'k', mode: 'input' }, { key: 'k', mode: 'input' });
    assert.equal(await shown(task), []);
  });

  test('that are not there are removed without a word', async () => {
    const task = await api.create();
    assert.equal(await remove(task, { key: 'nosuch' }), { deleted: 1 });
    assert.equal(await shown(task), []);
  });

  test('may have any key', async () => {
    const keys = ['a.b', '$c', 'd e', 'é', '__f', '__proto__', '', 'x'.repeat(2000)];
    const task = await api.create();
    await report(task, ...keys.map((key) => ({ key, type: 't' })));
    assert.equal(
      (await shown(task)).map(({ key }) => key),
      [...keys].sort(),
    );
    await remove(task, ...keys.slice(1).map((key) => ({ key })));
    assert.equal(
      (await shown(task)).map(({ key }) => key),
      ['a.b'],
    );
  });

  test('are not known before 2.10', async () => {
    const request = { task: await api.create(), artifacts: [full] };
    assert.is(await api.refusal('tasks.add_or_update_artifacts', request, ada, '2.9'), '404/0');
    assert.equal(await api.call('tasks.add_or_update_artifacts', request, ada, '2.10'), { updated: 1 });
  });
});
