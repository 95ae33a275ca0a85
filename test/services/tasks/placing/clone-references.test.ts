import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, type Fields } from '../../../support/api.js';

const PAST = new Date('2020-01-01');

apiSuite('what a clone points at', (test, api) => {
  const clone = (task: string, fields: Fields = {}) => api.call('tasks.clone', { task, ...fields });
  const refusal = (task: string, fields: Fields) => api.refusal('tasks.clone', { task, ...fields });
  const projectNamed = async (name: string) => (await api.services.projects.collection.find({ name })).length;

  test('the original must be readable', async () => {
    assert.is(await refusal('nosuch', {}), '400/101');
    assert.is(await refusal(await api.create({}, eve), {}), '400/101');
  });

  test('a given parent must be readable, the mark of a deleted one will do', async () => {
    const task = await api.create();
    const { id: everybodys } = await api.stored({ company: '' }, eve);
    for (const parent of [everybodys, '__DELETED__x']) {
      const { id } = await clone(task, { new_task_parent: parent });
      assert.is((await api.read(id ?? '')).parent, parent);
    }
    for (const parent of ['nosuch', await api.create({}, eve)]) {
      const { code, subcode, data, message } = await api.refused('tasks.clone', { task, new_task_parent: parent });
      assert.equal([code, subcode, data], [400, 101, { parent }]);
      assert.match(message, '(invalid parent)');
    }
  });

  test('given models must be readable, by either name', async () => {
    const task = await api.create();
    const { id: theirs } = await api.model({}, eve);
    const { id: everybodys } = await api.model({ company: '' }, eve);
    for (const model of ['nosuch', theirs]) {
      assert.is(await refusal(task, { new_task_input_models: [{ name: 'x', model }] }), '400/201');
      assert.is(await refusal(task, { execution_overrides: { model } }), '400/201');
    }
    await clone(task, { new_task_input_models: [{ name: 'x', model: everybodys }] });
  });

  test('a given project must be own', async () => {
    const task = await api.create();
    const { projects } = api.services;
    const open = await api.project();
    await projects.collection.update({ id: open }, { $set: { company: '' } });
    assert.is(await refusal(task, { new_task_project: 'nosuch' }), '400/401');
    assert.is(await refusal(task, { new_task_project: await api.project({}, eve) }), '400/401');
    assert.is(await refusal(task, { new_task_project: open }), '403/21');
    const { id: inside } = await api.stored({ project: open });
    assert.is(await refusal(inside, {}), '403/21', 'nor may it be copied into one');
    assert.is(await refusal(inside, { validate_references: true }), '403/21');
    await clone(inside, { new_task_project: await api.project() });
  });

  test('what is copied is checked only on demand', async () => {
    const broken: readonly (readonly [Fields, string])[] = [
      [{ parent: 'gone' }, '400/101'],
      [{ project: 'gone' }, '400/401'],
      [{ models: { input: [{ name: 'i', model: 'gone' }], output: [] } }, '400/201'],
    ];
    for (const [fields, code] of broken) {
      const { id: task } = await api.stored(fields);
      assert.ok((await clone(task)).id);
      assert.ok((await clone(task, { validate_references: false })).id);
      assert.is(await refusal(task, { validate_references: true }), code);
    }
    const { id: sound } = await api.stored({ parent: '__DELETED__x' });
    const { id } = await clone(sound, { validate_references: true });
    assert.is((await api.read(id ?? '')).parent, sound);
  });

  test('a named project is found, or made with everything above it', async () => {
    const name = `top ${ada.user} ${Date.now()}`;
    const top = await api.project({ name });
    const task = await api.create();
    const { id, new_project } = await clone(task, { new_project_name: `/${name}//sub/leaf/` });
    assert.is(new_project?.name, `${name}/sub/leaf`);
    assert.is((await api.read(id ?? '')).project, new_project?.id);
    const again = await clone(task, { new_project_name: `${name}/sub/leaf` });
    assert.equal(again.new_project, new_project);
    assert.equal((await clone(task, { new_project_name: name })).new_project, { id: top, name });
  });

  test('a named project does not count beside a given one', async () => {
    const [task, project, name] = [await api.create(), await api.project(), `never ${Date.now()}`];
    const { id, new_project } = await clone(task, { new_task_project: project, new_project_name: name });
    assert.equal([new_project, (await api.read(id ?? '')).project], [undefined, project]);
    assert.is(await projectNamed(name), 0);
  });

  test('a project name must be one', async () => {
    const task = await api.create();
    for (const [name, code] of [
      ['//', '400/407'],
      ['a/b/c/d/e/f/g/h/i/j/k', '400/409'],
      ['ab', '400/800'],
      [' ', '400/800'],
    ]) {
      assert.is(await refusal(task, { new_project_name: name }), code, name);
    }
  });

  test('no project is made for a clone that is refused', async () => {
    const [task, name] = [await api.create(), `never ${Date.now()}`];
    for (const fields of [
      { new_task_parent: 'nosuch' },
      { execution_overrides: { model: 'nosuch' } },
      { new_task_name: 'ab' },
      { new_task_tags: ['__$x'] },
    ]) {
      await refusal(task, { new_project_name: name, ...fields });
    }
    assert.is(await projectNamed(name), 0);
  });

  test('its project notices it, the one of the original does not', async () => {
    const [from, to] = [await api.project(), await api.project()];
    const task = await api.create({ project: from });
    const { collection } = api.services.projects;
    await collection.updateMany({ id: { $in: [from, to] } }, { $set: { last_update: PAST } });
    await clone(task, { new_task_project: to });
    const [before, after] = [await collection.get(from), await collection.get(to)];
    assert.equal(before?.last_update, PAST);
    assert.ok(after && after.last_update > PAST);
  });

  const REFUSED: readonly (readonly [string, Fields, string])[] = [
    ['a reserved tag', { new_task_tags: ['__$x'] }, '400/16'],
    ['a reserved system tag', { new_task_system_tags: ['a', '__$x'] }, '400/16'],
    ['a short name', { new_task_name: ' ab ' }, '400/800'],
    ['a section without a name', { new_task_hyperparams: { '': { a: { section: 's', name: 'a', value: 'v' } } } }, '400/12'],
    ['a parameter without a value', { new_task_hyperparams: { s: { a: { section: 's', name: 'a' } } } }, '400/800'],
    ['a configuration item without a name', { new_task_configuration: { '': { name: 'a', value: 'v' } } }, '400/12'],
    ['one with a name of white space', { new_task_configuration: { ' ': { name: 'a', value: 'v' } } }, '400/800'],
    ['labels of one number', { execution_overrides: { model_labels: { a: 1, b: 1 } } }, '400/800'],
    ['a container value that is no text', { new_task_container: { image: 5 } }, '400/12'],
    ['a name that is no text', { new_task_name: 5 }, '400/12'],
    ['tags that are no list', { new_task_tags: 'x' }, '400/12'],
    ['a model without an id', { new_task_input_models: [{ name: 'x' }] }, '400/12'],
  ];
  for (const [what, fields, code] of REFUSED) {
    test(`${what} is refused, and nothing is made`, async () => {
      const task = await api.create();
      assert.is(await refusal(task, fields), code);
      assert.is(await api.services.tasks.collection.count({ parent: task }), 0);
    });
  }
});
