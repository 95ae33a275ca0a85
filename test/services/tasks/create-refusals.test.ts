import * as assert from 'uvu/assert';
import { ada, apiSuite, bob, eve, type Fields } from '../../support/api.js';

const item = { section: 's', name: 'a', value: 'v' };
const artifact = { key: 'k', type: 't' };

/** What, the fields of the request, how create refuses them, and how validate does where that differs. */
const REFUSED: readonly (readonly [what: string, fields: Fields, create: string, validate?: string])[] = [
  ['no name', { name: undefined }, '400/12'],
  ['a null name', { name: null }, '400/12'],
  ['a name that is a number', { name: 5 }, '400/12'],
  ['no type', { type: undefined }, '400/12'],
  ['an unknown type', { type: 'Training' }, '400/12'],
  ['a short name', { name: 'ab' }, '400/800', 'ok'],
  ['an empty name', { name: '' }, '400/800', 'ok'],
  ['a name that is short without its spaces', { name: '  a  ' }, '400/800', 'ok'],
  ['a comment that is no text', { comment: 5 }, '400/12'],
  ['tags that are no list', { tags: 'x' }, '400/12'],
  ['a tag that is no text', { tags: [1] }, '400/12'],
  ['a reserved tag', { tags: ['a', '__$not'] }, '400/16'],
  ['a reserved system tag', { system_tags: ['__$x'] }, '400/16'],
  ['a project that is not there', { project: 'nosuch' }, '400/401'],
  ['a parent that is not there', { parent: 'nosuch' }, '400/16'],
  ['a parent that was deleted', { parent: `__DELETED__${'0'.repeat(32)}` }, '400/16', 'ok'],
  ['an input model that is not there', { models: { input: [{ name: 'a', model: 'nosuch' }] } }, '400/201'],
  ['a model without a name', { models: { output: [{ model: 'm' }] } }, '400/12'],
  ['a script that is no object', { script: 'x' }, '400/12'],
  ['an unknown member of script', { script: { bogus: 'x' } }, '400/12'],
  ['an unknown member of models', { models: { bogus: [] } }, '400/12'],
  ['an unknown member of a parameter', { hyperparams: { s: { a: { ...item, bogus: 1 } } } }, '400/12'],
  ['an unknown member of a configuration', { configuration: { a: { name: 'a', value: 'v', section: 's' } } }, '400/12'],
  ['an unknown member of an artifact', { execution: { artifacts: [{ ...artifact, bogus: 1 }] } }, '400/12'],
  ['an unknown member of type_data', { execution: { artifacts: [{ ...artifact, type_data: { bogus: 1 } }] } }, '400/12'],
  ['an artifact without a key', { execution: { artifacts: [{ type: 't' }] } }, '400/12'],
  ['an artifact of an unknown mode', { execution: { artifacts: [{ ...artifact, mode: 'x' }] } }, '400/12'],
  ['a section without a name', { hyperparams: { '': { a: item } } }, '400/12'],
  ['a section of white space', { hyperparams: { ' ': { a: item } } }, '400/800', 'ok'],
  ['a parameter without a name', { hyperparams: { s: { '': item } } }, '400/12'],
  ['a parameter of white space', { hyperparams: { s: { '\t': item } } }, '400/800', 'ok'],
  ['a configuration without a name', { configuration: { '': item } }, '400/12'],
  ['a container key without a name', { container: { ' ': 'x' } }, '400/800', 'ok'],
  ['a runtime key without a name', { runtime: { '': 'x' } }, '400/800', 'ok'],
  ['a requirement without a name', { script: { requirements: { '': 'x' } } }, '400/800', 'ok'],
  ['a label without a name', { execution: { model_labels: { '': 1 } } }, '400/800', 'ok'],
  ['a NUL in a section', { hyperparams: { 'a\0b': { a: item } } }, '400/800', 'ok'],
  ['a NUL in a parameter', { hyperparams: { s: { 'a\0b': item } } }, '400/800', 'ok'],
  ['a NUL in a configuration', { configuration: { 'a\0b': { name: 'a', value: 'v' } } }, '400/800', 'ok'],
  ['a NUL in a container key', { container: { 'a\0b': 'x' } }, '400/800', 'ok'],
  ['a NUL in a label', { execution: { model_labels: { 'a\0b': 1 } } }, '400/800', 'ok'],
  ['a NUL deep inside runtime', { runtime: { a: [{ b: { 'a\0b': 1 } }] } }, '400/800', 'ok'],
  ['a NUL deep inside requirements', { script: { requirements: { a: { 'a\0b': 1 } } } }, '400/800', 'ok'],
  ['a parameter without its section', { hyperparams: { s: { a: { name: 'a', value: 'v' } } } }, '400/800', 'ok'],
  ['a parameter without its name', { hyperparams: { s: { a: { section: 's', value: 'v' } } } }, '400/800', 'ok'],
  ['a parameter without a value', { hyperparams: { s: { a: { section: 's', name: 'a' } } } }, '400/800', 'ok'],
  ['a parameter of a number', { hyperparams: { s: { a: { ...item, value: 5 } } } }, '400/12'],
  ['a configuration without a value', { configuration: { a: { name: 'a' } } }, '400/800', 'ok'],
  ['a container value that is a number', { container: { image: 5 } }, '400/12'],
  ['two labels with one number', { execution: { model_labels: { a: 1, b: 1 } } }, '400/800', 'ok'],
  ['a label that is no integer', { execution: { model_labels: { a: 1.5 } } }, '400/12'],
  ['a test split that is no integer', { execution: { test_split: 'x' } }, '400/800', 'ok'],
  ['a runtime that is no object', { runtime: [1] }, '400/12'],
  ['a legacy parameter without a name', { execution: { parameters: { 'TF_DEFINE/': 'x' } } }, '400/12'],
  ['a legacy description without a name', { execution: { model_desc: { ' ': 'x' } } }, '400/12'],
];

apiSuite('what cannot be created', (test, api) => {
  const draft = { name: 'a task', type: 'training' };

  for (const [what, fields, create, validate = create] of REFUSED) {
    test(what, async () => {
      const before = await api.services.tasks.collection.count({});
      assert.is(await api.refusal('tasks.create', { ...draft, ...fields }), create, 'create');
      if (validate === 'ok') assert.equal(await api.call('tasks.validate', { ...draft, ...fields }), {});
      else assert.is(await api.refusal('tasks.validate', { ...draft, ...fields }), validate, 'validate');
      assert.is(await api.services.tasks.collection.count({}), before, 'nothing is stored');
    });
  }

  test('labels may share null and 0', async () => {
    await api.create({ execution: { model_labels: { a: 0, b: 0, c: null, d: null, e: 1 } } });
  });

  test('the error names the field, what was expected and what came', async () => {
    const refused = async (fields: Fields) => (await api.refused('tasks.create', { ...draft, ...fields })).data;
    assert.equal(await refused({ hyperparams: { 'a.b': { c: { section: 's', name: 'n' } } } }), {
      field: 'hyperparams.a.b.c.value',
      expected: 'a string',
      got: 'nothing',
    });
    assert.equal(await refused({ name: ' x ' }), { field: 'name', expected: '3 characters or more', got: '"x"' });
    const members = await refused({ script: { bogus: 1 } });
    assert.is(members.field, 'script.bogus');
    assert.match(String(members.expected), /^one of binary, repository/);
    assert.equal(await refused({ runtime: 'x' }), { field: 'runtime', expected: 'object', got: 'string "x"' });
    assert.equal((await refused({ tags: ['__$or'] })).value, '__$or');
    assert.equal((await refused({ models: { input: [{ name: 'a', model: 'nosuch' }] } })).models, ['nosuch']);
  });

  test('what another company has is as good as not there, but for its tasks as parents, which are refused in other words', async () => {
    const [project, model, parent] = [await api.project({}, eve), await api.model({}, eve), await api.create({}, eve)];
    const refusal = (fields: Fields) => api.refusal('tasks.create', { ...draft, ...fields });
    assert.is(await refusal({ project }), '400/401');
    assert.is(await refusal({ models: { input: [{ name: 'a', model: model.id }] } }), '400/201');
    assert.is(await refusal({ parent }), '400/101');
    assert.is(await api.refusal('tasks.create', { ...draft, project }, bob), '400/401');
  });

  test('public models and parents may be used, a public project may not be added to', async () => {
    const [model, parent, project] = [await api.model({ company: '' }), await api.stored({ company: '' }), await api.project()];
    await api.create({ parent: parent.id, models: { input: [{ name: 'a', model: model.id }] } });
    await api.services.projects.collection.update({ id: project }, { $set: { company: '' } });
    assert.is(await api.refusal('tasks.create', { ...draft, project }), '403/21');
    assert.is(await api.refusal('tasks.validate', { ...draft, project }), '403/21');
  });

  test('validate takes a task as it was read', async () => {
    const parent = await api.create();
    const id = await api.create({ parent, tags: ['x'], script: { diff: 'd' }, container: { image: 'i', x: null } });
    await api.call('tasks.delete', { task: parent });
    const shown = await api.shown(id);
    assert.is(shown.parent, `__DELETED__${parent}`);
    assert.equal(await api.call('tasks.validate', shown, ada), {});
  });
});
