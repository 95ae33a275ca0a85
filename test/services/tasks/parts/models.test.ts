import * as assert from 'uvu/assert';
import { apiSuite, type Fields } from '../../../support/api.js';

const item = (name: string, model: string) => ({ name, model });

apiSuite('models in the lists of a task', (test, api) => {
  const report = (task: string, fields: Fields) =>
    api.call('tasks.add_or_update_model', { task, name: 'a', model: 'm', type: 'output', ...fields });

  const lists = async (task: string) => {
    const { input, output } = (await api.read(task)).models;
    return [input, output].map((list) => list.map(({ name, model }) => `${name}=${model}`).join(' '));
  };

  test('come at the end of their list, whether they exist or not', async () => {
    const { id: task } = await api.stored({ models: { input: [item('i', '1')], output: [item('o', '2')] } });
    assert.equal(await report(task, { name: 'new', model: 'nosuch' }), { updated: 1 });
    await report(task, { name: 'o', model: 'in', type: 'input' });
    assert.equal(await lists(task), ['i=1 o=in', 'o=2 new=nosuch']);
  });

  test('take the place of the one of their name, the first of several', async () => {
    const models = { input: [], output: ['x', 'twin', 'twin', 'y'].map((name, i) => item(name, `${i}`)) };
    const { id: task } = await api.stored({ models });
    await report(task, { name: 'twin', model: 'new' });
    await report(task, { name: 'y', model: 'last' });
    assert.equal(await lists(task), ['', 'x=0 twin=new twin=2 y=last']);
  });

  test('know when they were put there', async () => {
    const { id: task } = await api.stored({ models: { input: [], output: [item('old', '1'), item('a', '2')] } });
    await report(task, {});
    const { models, last_update } = await api.read(task);
    assert.equal(models.output, [item('old', '1'), { ...item('a', 'm'), updated: last_update }]);
  });

  test('may have any name', async () => {
    const names = ['', ' ', 'a.b', '$set', '__proto__', '0', 'ü'];
    const task = await api.create();
    for (const name of [...names, ...names]) await report(task, { name, model: `of ${name}` });
    const { output } = (await api.read(task)).models;
    assert.equal(
      output.map(({ name, model }) => [name, model]),
      names.map((name) => [name, `of ${name}`]),
    );
  });

  test('raise the last iteration, and never lower it', async () => {
    const task = await api.create();
    const found: number[] = [];
    for (const iteration of [5, 3, undefined, null, 0, -1, 12, 12]) {
      await report(task, { iteration });
      found.push((await api.read(task)).last_iteration);
    }
    assert.equal(found, [5, 5, 5, 5, 5, 5, 12, 12]);
  });

  test('raise the last iteration when they take the place of another too', async () => {
    const { id: task } = await api.stored({ models: { input: [], output: [item('a', '1')] }, last_iteration: 2 });
    await report(task, { iteration: 7 });
    assert.is((await api.read(task)).last_iteration, 7);
    assert.is(
      await api.refusal('tasks.add_or_update_model', { task, name: 'a', model: 'b', type: 'input', iteration: 6.9 }),
      '400/12',
    );
  });

  test('are taken out by list and name, all of that name; what is not there is no matter', async () => {
    const twins = [item('a', '1'), item('b', '2'), item('a', '3')];
    const { id: task } = await api.stored({ models: { input: twins, output: twins } });
    const models = [
      { name: 'a', type: 'input' },
      { name: 'b', type: 'output' },
      { name: 'nosuch', type: 'output' },
    ];
    assert.equal(await api.call('tasks.delete_models', { task, models }), { updated: 1 });
    assert.equal(await lists(task), ['b=2', 'a=1 a=3']);
    assert.equal(await api.call('tasks.delete_models', { task, models }), { updated: 1 });
    assert.equal(await lists(task), ['b=2', 'a=1 a=3']);
  });

  test('taken out of a task, are there themselves', async () => {
    const { id: model } = await api.model();
    const task = await api.create({ models: { input: [item('i', model)] } });
    await api.call('tasks.delete_models', { task, models: [{ name: 'i', type: 'input' }] });
    assert.ok(await api.services.models.collection.get(model));
  });
});
