import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../../support/api.js';
import { updateBatch } from './many-actions.js';

apiSuite('tasks.update_batch', (test, api) => {
  test('changes what may change in every status, one line a task', async () => {
    const published = await api.taskIn('published');
    const draft = await api.create({ comment: 'old' });
    const fields = { name: 'new name', tags: ['b'], system_tags: ['s'], comment: 'c', status_message: 'm' };
    assert.equal(
      await updateBatch(api, [
        { task: published.id, ...fields },
        { task: draft, comment: 'new' },
      ]),
      { updated: 2 },
    );
    const { name, tags, system_tags, comment, status_message, status, last_change, last_update } = await api.read(published.id);
    assert.equal({ name, tags, system_tags, comment, status_message, status }, { ...fields, status: 'published' });
    assert.ok(last_change > published.last_change);
    assert.equal(last_update, published.last_update);
    assert.is((await api.read(draft)).comment, 'new');
  });

  test('of two lines for one task the later counts alone', async () => {
    const task = await api.create({ comment: 'old' });
    assert.equal(
      await updateBatch(api, [
        { task, comment: 'first' },
        { task, name: 'second' },
      ]),
      { updated: 1 },
    );
    const { name, comment } = await api.read(task);
    assert.equal([name, comment], ['second', 'old']);
  });

  test('one JSON object is a batch of one, and none at all changes nothing', async () => {
    const task = await api.create();
    assert.equal(await api.call('tasks.update_batch', { task, name: 'by json' }), { updated: 1 });
    assert.is((await api.read(task)).name, 'by json');
    assert.equal(await updateBatch(api, []), { updated: 0 });
    assert.equal(await api.call('tasks.update_batch', {}), { updated: 0 });
  });

  test('lines that give nothing that may change are passed over, whatever else they say', async () => {
    const task = await api.create();
    const before = await api.read(task);
    const lines = [{ task }, { task, bogus: 1 }, { task, status: 'failed', status_reason: 'x', created: '2001-01-01T00:00:00' }];
    for (const line of lines) assert.equal(await updateBatch(api, [line]), { updated: 0 });
    assert.equal(await updateBatch(api, [{ task, name: null, comment: null }]), { updated: 0 });
    assert.equal(await api.read(task), before);
  });

  test('as clients know it, names are taken as they are and output__error is not read', async () => {
    const task = await api.create({ output_dest: 's3://x' });
    assert.equal(await updateBatch(api, [{ task, name: ' ab', output__error: 'e' }]), { updated: 1 });
    const { name, output } = await api.read(task);
    assert.equal([name, output], [' ab', { destination: 's3://x' }]);
    assert.equal(await updateBatch(api, [{ task, output__error: 'e' }]), { updated: 1 });
  });

  test('one id that is unknown, and nothing is changed; the error names them all', async () => {
    const task = await api.create();
    const foreign = await api.create({}, eve);
    const lines = [task, 'nosuch', foreign, 'nosuch'].map((id) => ({ task: id, comment: 'x' }));
    const { code, subcode, message } = await api.refused('tasks.update_batch', lines as never);
    assert.equal([code, subcode], [400, 101]);
    assert.match(message, `ids=(nosuch, ${foreign})`);
    for (const id of [task, foreign]) assert.is((await api.read(id)).comment, undefined);
  });

  test('one public task, and nothing is changed', async () => {
    const task = await api.create();
    const open = await api.stored({ company: '' });
    const lines = [task, open.id].map((id) => ({ task: id, comment: 'x' }));
    const { code, subcode, data } = await api.refused('tasks.update_batch', lines as never);
    assert.equal([code, subcode, data.ids], [403, 21, [open.id]]);
    for (const id of [task, open.id]) assert.is((await api.read(id)).comment, undefined);
  });

  test('one line that cannot be written, and nothing is changed', async () => {
    const open = await api.project();
    await api.call('projects.make_public', { ids: [open] });
    const task = await api.create();
    const bad = [
      [{ tags: ['__$x'] }, '400/16'],
      [{ system_tags: ['__$x'] }, '400/16'],
      [{ name: 5 }, '400/12'],
      [{ tags: 'x' }, '400/12'],
      [{ status_message: 5 }, '400/12'],
      [{ project: open }, '403/21'],
    ] as const;
    for (const [line, codes] of bad) {
      const other = await api.create();
      const lines = [
        { task, comment: 'x' },
        { task: other, ...line },
      ];
      assert.is(await api.refusal('tasks.update_batch', lines as never), codes, JSON.stringify(line));
    }
    assert.is(await api.refusal('tasks.update_batch', [{ comment: 'x' }] as never), '400/12', 'a line names its task');
    assert.is((await api.read(task)).comment, undefined);
  });

  test('a project need not exist; one that does notices what comes in', async () => {
    const project = await api.project();
    const past = new Date('2020-01-01');
    await api.services.projects.collection.update({ id: project }, { $set: { last_update: past } });
    const [a, b, c] = [await api.create(), await api.create(), await api.create({ project })];
    const lines = [
      { task: a, project },
      { task: b, project: 'gone' },
      { task: c, project: '' },
    ];
    assert.equal(await updateBatch(api, lines), { updated: 3 });
    const projects = await Promise.all([a, b, c].map(async (id) => (await api.read(id)).project));
    assert.equal(projects, [project, 'gone', '']);
    assert.ok((await api.services.projects.readable(project, ada)).last_update > past);
  });

  test('below 2.3 there is one list of tags', async () => {
    const task = await api.create({ system_tags: ['s'] });
    await updateBatch(api, [{ task, tags: ['x', 'archived'] }], ada, '2.2');
    const { tags, system_tags } = await api.read(task);
    assert.equal([tags, system_tags], [['x'], ['archived']]);
  });

  test('a thousand lines are a thousand changes', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => api.create()));
    const lines = Array.from({ length: 1000 }, (_, i) => ({ task: ids[i % 50] ?? '', comment: `line ${i}` }));
    assert.equal(await updateBatch(api, lines), { updated: 50 });
    assert.is((await api.read(ids[49] ?? '')).comment, 'line 999');
  });
});
