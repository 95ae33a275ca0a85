import * as assert from 'uvu/assert';
import { ada, apiSuite, without } from '../../support/api.js';

apiSuite('tasks.update', (test, api) => {
  test('changes what may change in every status', async () => {
    for (const status of ['created', 'queued', 'in_progress', 'published'] as const) {
      const { id: task } = await api.taskIn(status);
      const project = await api.project();
      const request = { name: 'new name', tags: ['b', 'a'], system_tags: ['s'], comment: 'c', project, status_message: 'm' };
      const { updated, fields } = await api.call('tasks.update', { task, ...request, output__error: 'err' });
      assert.is(updated, 1);
      assert.equal(without(fields, 'last_change'), { ...request, tags: ['a', 'b'], 'output.error': 'err' });
      const shown = await api.shown(task);
      for (const [name, value] of Object.entries({ ...request, tags: ['a', 'b'], status }))
        assert.equal(shown[name], value, name);
      assert.equal(shown.output, { error: 'err' });
    }
  });

  test('clears with empty values, and leaves what is null or not there', async () => {
    const task = await api.create({ comment: 'c', tags: ['a'], system_tags: ['s'], project: await api.project() });
    await api.call('tasks.update', { task, comment: '', tags: [], system_tags: null, project: '' });
    const { comment, tags, system_tags, project, name } = await api.read(task);
    assert.equal([comment, tags, system_tags, project, name], ['', [], ['s'], '', 'a task']);
  });

  test('does nothing when there is nothing to do', async () => {
    const task = await api.create();
    const before = await api.read(task);
    const nothing = {
      bogus: 1,
      status: 'failed',
      status_reason: 'x',
      created: '2001-01-01T00:00:00',
      type: 'qc',
      parent: 'x',
      name: null,
    };
    assert.equal(await api.call('tasks.update', { task, ...nothing }), { updated: 0, fields: {} });
    assert.equal(await api.read(task), before);
  });

  test('trims the name it stores, and answers it as it came', async () => {
    const task = await api.create();
    const { fields } = await api.call('tasks.update', { task, name: '  spaced  ' });
    assert.equal([fields?.name, (await api.read(task)).name], ['  spaced  ', 'spaced']);
  });

  test('keeps the other members of the output', async () => {
    const task = await api.create({ output_dest: 's3://x' });
    await api.call('tasks.update', { task, output__error: 'err' });
    assert.equal((await api.read(task)).output, { destination: 's3://x', error: 'err' });
  });

  const refusals = [
    ['a short name', { name: 'ab' }, '400/800'],
    ['a name that is a number', { name: 5 }, '400/12'],
    ['a comment that is a number', { comment: 5 }, '400/12'],
    ['a reserved tag', { tags: ['__$x'] }, '400/16'],
    ['a reserved system tag', { system_tags: ['__$x'] }, '400/16'],
    ['a status message that is a number, though no definition names it', { status_message: 5 }, '400/12'],
  ] as const;
  for (const [what, fields, code] of refusals) {
    test(`refuses ${what}, and changes nothing`, async () => {
      const task = await api.create({ comment: 'c' });
      const before = await api.read(task);
      assert.is(await api.refusal('tasks.update', { task, comment: 'new', ...fields }), code);
      assert.equal(await api.read(task), before);
    });
  }

  test('names the field of a wrong type that no definition names', async () => {
    const { data } = await api.refused('tasks.update', { task: await api.create(), status_message: ['x'] });
    assert.equal(data, { field: 'status_message', expected: 'string', got: 'a list of 1' });
  });

  test('does not check whether the project exists, but a public one is refused', async () => {
    const task = await api.create();
    await api.call('tasks.update', { task, project: 'no-such-project' });
    assert.is((await api.read(task)).project, 'no-such-project');
    const project = await api.project();
    await api.services.projects.collection.update({ id: project }, { $set: { company: '' } });
    assert.is(await api.refusal('tasks.update', { task, project }), '403/21');
    assert.is((await api.read(task)).project, 'no-such-project');
  });

  test('moves the update time of the project it names, and of no other', async () => {
    const [old, next] = [await api.project(), await api.project()];
    const task = await api.create({ project: old });
    const past = new Date('2020-01-01');
    const reset = () =>
      api.services.projects.collection.updateMany({ id: { $in: [old, next] } }, { $set: { last_update: past } });
    const moved = async () => {
      const times = await Promise.all([old, next].map((id) => api.services.projects.readable(id, ada)));
      return times.map(({ last_update }) => last_update > past);
    };
    await reset();
    await api.call('tasks.update', { task, comment: 'x' });
    assert.equal(await moved(), [false, false]);
    await api.call('tasks.update', { task, project: next });
    assert.equal(await moved(), [false, true]);
  });
});
