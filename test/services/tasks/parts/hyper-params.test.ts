import * as assert from 'uvu/assert';
import { ada, apiSuite, type Fields } from '../../../support/api.js';
import { PARTS, parameter } from './part-actions.js';

apiSuite('hyperparameters', (test, api) => {
  const edited = async (request: Fields, hyperparams = PARTS.hyperparams ?? {}) => {
    const { id: task } = await api.stored({ hyperparams });
    assert.equal(await api.call('tasks.edit_hyper_params', { task, ...request }), { updated: 1 });
    return (await api.shown(task)).hyperparams as Record<string, Fields>;
  };

  const listed = async (task: string) => {
    const { params } = await api.call('tasks.get_hyper_params', { tasks: [task] });
    return params?.[0]?.hyperparams;
  };

  test('are set one by one, which is also the default', async () => {
    const hyperparams = [parameter('Args', 'a', 'new'), { ...parameter('New', 'n', ''), type: 'str', description: 'd' }];
    for (const mode of [{}, { replace_hyperparams: 'none' }]) {
      assert.equal(await edited({ hyperparams, ...mode }), {
        Args: { a: parameter('Args', 'a', 'new'), b: parameter('Args', 'b', '2') },
        New: { n: hyperparams[1] },
        properties: { note: parameter('properties', 'note', 'n') },
      });
    }
  });

  test('are set as whole items: type and description do not stay from before', async () => {
    const before = { s: { n: { ...parameter('s', 'n'), type: 'int', description: 'd' } } };
    assert.equal(await edited({ hyperparams: [parameter('s', 'n', 'w')] }, before), { s: { n: parameter('s', 'n', 'w') } });
  });

  test('replace their sections, or everything, on demand', async () => {
    const hyperparams = [parameter('Args', 'x'), parameter('New', 'n'), parameter('Args', 'y')];
    const given = {
      Args: { x: parameter('Args', 'x'), y: parameter('Args', 'y') },
      New: { n: parameter('New', 'n') },
    };
    assert.equal(await edited({ hyperparams, replace_hyperparams: 'section' }), {
      ...given,
      properties: { note: parameter('properties', 'note', 'n') },
    });
    assert.equal(await edited({ hyperparams, replace_hyperparams: 'all' }), given);
  });

  test('of the same section and name the later counts, in every mode', async () => {
    for (const replace_hyperparams of ['none', 'section', 'all']) {
      const twice = { hyperparams: [parameter('s', 'n', '1'), parameter('s', ' n ', '2')], replace_hyperparams };
      assert.equal(await edited(twice, {}), { s: { n: { section: 's', name: ' n ', value: '2' } } });
    }
  });

  test('null for the mode counts as no mode', async () => {
    const shown = await edited({ hyperparams: [parameter('Args', 'a', 'new')], replace_hyperparams: null });
    assert.equal(Object.keys(shown.Args ?? {}), ['a', 'b']);
  });

  test('keep only the members that the definition names', async () => {
    const item = { ...parameter('s', 'n'), bogus: 1, __proto__x: {} };
    assert.equal(await edited({ hyperparams: [item] }, {}), { s: { n: parameter('s', 'n') } });
  });

  test('in any letter case there is one section of properties', async () => {
    const hyperparams = [parameter('Properties', 'a'), parameter('PROPERTIES', 'b'), parameter(' properties ', 'c')];
    const own = (name: string) => [name, parameter('properties', name)] as const;
    assert.equal(await edited({ hyperparams }, {}), { properties: Object.fromEntries(['a', 'b', 'c'].map(own)) });
    assert.equal(Object.keys(await edited({ hyperparams: [parameter('property', 'a')] }, {})), ['property']);
  });

  test('properties of a published task replace their section too', async () => {
    const { id: task } = await api.taskIn('published', PARTS);
    const hyperparams = [parameter('properties', 'only')];
    await api.call('tasks.edit_hyper_params', { task, hyperparams, replace_hyperparams: 'section' });
    const { properties, Args } = (await api.read(task)).hyperparams;
    assert.equal([Object.keys(properties ?? {}), Object.keys(Args ?? {})], [['only'], ['a', 'b']]);
  });

  test('are listed by the section and name they say, capitals first', async () => {
    const task = await api.create();
    const said = [
      ['b', 'b'],
      ['a', 'z'],
      ['B', 'a'],
      ['a', 'a'],
      ['b', 'a'],
    ] as const;
    await api.call('tasks.edit_hyper_params', { task, hyperparams: said.map(([section, name]) => parameter(section, name)) });
    const found = (await listed(task))?.map(({ section, name }) => `${section}/${name}`);
    assert.equal(found, ['B/a', 'a/a', 'a/z', 'b/a', 'b/b']);
  });

  test('are listed with what the items say where their keys say something else', async () => {
    const task = await api.create({ hyperparams: { z: { y: { section: 'a', name: 'b', value: '1', type: 'int' } } } });
    assert.equal(await listed(task), [{ section: 'a', name: 'b', value: '1', type: 'int' }]);
  });

  test('of a task without any are an empty list', async () => {
    assert.equal(await listed(await api.create()), []);
    assert.equal(await listed(await api.create({ hyperparams: { empty: {} } })), []);
  });

  test('are not known before 2.9', async () => {
    const task = await api.create();
    assert.is(await api.refusal('tasks.get_hyper_params', { tasks: [task] }, ada, '2.8'), '404/0');
    assert.ok(await api.call('tasks.get_hyper_params', { tasks: [task] }, ada, '2.9'));
  });
});

apiSuite('removed hyperparameters', (test, api) => {
  const left = async (...hyperparams: Fields[]) => {
    const { id: task } = await api.stored(PARTS);
    assert.equal(await api.call('tasks.delete_hyper_params', { task, hyperparams }), { deleted: 1 });
    const sections = Object.entries((await api.read(task)).hyperparams);
    return Object.fromEntries(sections.map(([section, items]) => [section, Object.keys(items).join(' ')]));
  };

  test('go one by one, or with their section', async () => {
    assert.equal(await left({ section: 'Args', name: 'a' }), { Args: 'b', properties: 'note' });
    assert.equal(await left({ section: 'Args' }), { properties: 'note' });
    for (const name of ['', null]) assert.equal(await left({ section: 'Args', name }), { properties: 'note' });
    assert.equal(await left({ section: 'Args', name: 'b' }, { section: 'Properties' }), { Args: 'a' });
  });

  test('leave their section behind, empty', async () => {
    assert.equal(await left({ section: 'Args', name: 'a' }, { section: ' Args ', name: ' b ' }), {
      Args: '',
      properties: 'note',
    });
  });

  test('may be gone already, or named twice', async () => {
    const all = { Args: 'a b', properties: 'note' };
    assert.equal(await left({ section: 'nosuch' }, { section: 'Args', name: 'nosuch' }), all);
    assert.equal(await left({ section: 'nosuch', name: 'n' }), all);
    assert.equal(await left({ section: 'Args', name: 'a' }, { section: 'Args', name: 'a' }), { Args: 'b', properties: 'note' });
    assert.equal(await left({ section: 'Args' }, { section: 'Args' }), { properties: 'note' });
  });

  test('cannot be named together with their section, in whatever order and letter case', async () => {
    const { id: task } = await api.stored(PARTS);
    const pairs = [
      [{ section: 'Args' }, { section: 'Args', name: 'a' }],
      [{ section: 'a.b', name: 'a' }, { section: 'other' }, { section: ' a.b' }],
      [{ section: 'properties', name: 'note' }, { section: 'PROPERTIES' }],
    ];
    for (const hyperparams of pairs) {
      const { code, subcode, data } = await api.refused('tasks.delete_hyper_params', { task, hyperparams });
      assert.equal([code, subcode], [400, 15]);
      assert.equal(data, { section: hyperparams[0]?.section });
    }
    assert.equal((await api.read(task)).hyperparams, PARTS.hyperparams);
  });
});
