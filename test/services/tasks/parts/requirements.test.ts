import * as assert from 'uvu/assert';
import { apiSuite, type Fields } from '../../../support/api.js';
import { beforeNextWriting } from './part-actions.js';

apiSuite('tasks.set_requirements', (test, api) => {
  const requirementsOf = async (task: string) => ((await api.shown(task)).script as Fields).requirements;

  test('replaces the requirements, and nothing else of the script', async () => {
    const script = { binary: 'python3', repository: 'r', entry_point: 'e', branch: 'b', requirements: { pip: 'a', conda: 'b' } };
    const task = await api.create({ script });
    await api.call('tasks.set_requirements', { task, requirements: { pip: 'z', orig_pip: ['x'] } });
    assert.equal((await api.shown(task)).script, { ...script, requirements: { pip: 'z', orig_pip: ['x'] } });
    await api.call('tasks.set_requirements', { task, requirements: {} });
    assert.equal(await requirementsOf(task), {});
  });

  test('answers what it wrote', async () => {
    const task = await api.create();
    const requirements = { pip: 'torch==2.0', 'a.b': 'c' };
    const { updated, fields } = await api.call('tasks.set_requirements', { task, requirements });
    const { last_update, last_change } = await api.shown(task);
    assert.is(updated, 1);
    assert.equal(fields, { 'script.requirements': requirements, last_update, last_change });
  });

  test('gives a script to a task that was cleared', async () => {
    const task = await api.create();
    await api.call('tasks.reset', { task, clear_all: true });
    await api.call('tasks.set_requirements', { task, requirements: { pip: 'x' } });
    assert.equal((await api.shown(task)).script, {
      binary: 'python',
      repository: '',
      entry_point: '',
      requirements: { pip: 'x' },
    });
  });

  test('takes any names but white space and NUL', async () => {
    const task = await api.create();
    const requirements = Object.fromEntries(['a.b', '$x', '__proto__', 'constructor', '0', 'ü'].map((name) => [name, name]));
    await api.call('tasks.set_requirements', { task, requirements });
    assert.is(JSON.stringify(await requirementsOf(task)), JSON.stringify(requirements));
    for (const bad of [{ ' ': 'x' }, { '': 'x' }, { 'a\0b': 'x' }, { a: { 'b\0': 1 } }]) {
      assert.is(await api.refusal('tasks.set_requirements', { task, requirements: bad }), '400/800');
    }
    assert.is(JSON.stringify(await requirementsOf(task)), JSON.stringify(requirements));
  });

  test('does not pass over in silence that the task is gone', async () => {
    const task = await api.create();
    beforeNextWriting(api, () => api.call('tasks.delete', { task }));
    assert.is(await api.refusal('tasks.set_requirements', { task, requirements: {} }), '400/101');
  });
});
