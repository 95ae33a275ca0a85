import * as assert from 'uvu/assert';
import type { ActionName } from '../../../../src/generated/index.js';
import { apiSuite, type Fields } from '../../../support/api.js';

const LISTS: readonly (readonly [ActionName, string, Fields])[] = [
  ['tasks.get_hyper_params', 'tasks', {}],
  ['tasks.get_configurations', 'tasks', {}],
  ['tasks.get_configuration_names', 'tasks', {}],
  ['tasks.edit_hyper_params', 'hyperparams', { task: 'x' }],
  ['tasks.delete_hyper_params', 'hyperparams', { task: 'x' }],
  ['tasks.edit_configuration', 'configuration', { task: 'x' }],
  ['tasks.delete_configuration', 'configuration', { task: 'x' }],
  ['tasks.add_or_update_artifacts', 'artifacts', { task: 'x' }],
  ['tasks.delete_artifacts', 'artifacts', { task: 'x' }],
  ['tasks.delete_models', 'models', { task: 'x' }],
  ['tasks.move', 'ids', { project: 'x' }],
  ['tasks.make_public', 'ids', {}],
  ['tasks.make_private', 'ids', {}],
];

/** Items that say too little or the wrong thing; one of them spoils the whole list. */
const ITEMS: readonly (readonly [ActionName, string, Fields, readonly unknown[]])[] = [
  [
    'tasks.edit_hyper_params',
    'hyperparams',
    { section: 'S', name: 'n', value: 'v' },
    [
      {},
      { section: 'S' },
      { section: 'S', name: 'n' },
      { section: '', name: 'n', value: 'v' },
      { section: 'S', name: '', value: 'v' },
      { section: ' ', name: 'n', value: 'v' },
      { section: 'S', name: '\t', value: 'v' },
      { section: 'S', name: 'a\0b', value: 'v' },
      { section: 'S', name: 'n', value: null },
      { section: 'S', name: 'n', value: 5 },
      { section: 5, name: 'n', value: 'v' },
      { section: 'S', name: 'n', value: 'v', type: 5 },
      'x',
    ],
  ],
  [
    'tasks.delete_hyper_params',
    'hyperparams',
    { section: 'S' },
    [{}, { section: '' }, { section: ' ' }, { name: 'a' }, { section: 'S', name: ' ' }, { section: 'a\0b' }, 'Args'],
  ],
  [
    'tasks.edit_configuration',
    'configuration',
    { name: 'n', value: 'v' },
    [
      {},
      { name: 'n' },
      { value: 'v' },
      { name: '', value: 'v' },
      { name: ' ', value: 'v' },
      { name: 'n', value: null },
      { name: 'n', value: 5 },
      { name: 5, value: 'v' },
      { name: 'n', value: 'v', type: [] },
      'x',
    ],
  ],
  ['tasks.delete_configuration', 'configuration', 'n' as unknown as Fields, ['', ' ', 'a\0b', 1, {}]],
  [
    'tasks.add_or_update_artifacts',
    'artifacts',
    { key: 'k', type: 't' },
    [
      {},
      { key: 'k' },
      { type: 't' },
      { key: 5, type: 't' },
      { key: 'k', type: 't', mode: 'bogus' },
      { key: 'k', type: 't', uri: 5 },
      { key: 'k', type: 't', content_size: 'x' },
      { key: 'k', type: 't', display_data: [1] },
      { key: 'k', type: 't', type_data: 'x' },
      'x',
    ],
  ],
  ['tasks.delete_artifacts', 'artifacts', { key: 'k' }, [{}, { mode: 'input' }, { key: 'k', mode: 'bogus' }, 'x']],
  [
    'tasks.delete_models',
    'models',
    { name: 'a', type: 'input' },
    [{}, { name: 'a' }, { type: 'input' }, { name: 'a', type: 'bogus' }, { name: 5, type: 'input' }, 'a'],
  ],
];

apiSuite('requests about parts that say too little', (test, api) => {
  for (const [action, list, rest] of LISTS) {
    test(`${action} needs ${list}, at least one`, async () => {
      for (const value of [undefined, null, [], {}, 'x', [1]]) {
        assert.is(await api.refusal(action, { ...rest, [list]: value }), '400/12', JSON.stringify(value));
      }
    });
  }

  for (const [action, list, good, items] of ITEMS) {
    test(`${action} refuses every list with a bad item, and changes nothing`, async () => {
      const task = await api.create();
      const before = await api.read(task);
      for (const item of items) {
        assert.is(await api.refusal(action, { task, [list]: [good, item] }), '400/12', JSON.stringify(item));
      }
      assert.equal(await api.read(task), before);
      await api.call(action, { task, [list]: [good] });
    });
  }

  test('an empty list is told from a missing one', async () => {
    const empty = await api.refused('tasks.make_public', { ids: [] });
    assert.equal(empty.data, { field: 'ids', expected: 'at least one item', got: 'a list of 0' });
    assert.is((await api.refused('tasks.make_public', {})).data.got, 'nothing');
  });

  test('what is wrong with an item is said before anything about the task', async () => {
    const bad = { hyperparams: [{ section: 'S', name: 'n' }] };
    const { code, subcode, data } = await api.refused('tasks.edit_hyper_params', { task: 'nosuch', ...bad });
    assert.equal([code, subcode], [400, 12]);
    assert.equal(data, { field: 'hyperparams.value', expected: 'string', got: 'nothing' });
  });

  test('a mode of replacing that there is not is refused', async () => {
    const request = { task: 'x', hyperparams: [{ section: 'S', name: 'n', value: 'v' }], replace_hyperparams: 'bogus' };
    assert.is(await api.refusal('tasks.edit_hyper_params', request), '400/12');
  });

  const INCOMPLETE: readonly (readonly [ActionName, readonly Fields[]])[] = [
    [
      'tasks.add_or_update_model',
      [
        { name: 'a' },
        { name: 'a', model: 'b' },
        { model: 'b', type: 'input' },
        { name: null, model: 'b', type: 'input' },
        { name: 5, model: 'b', type: 'input' },
        { name: 'a', model: 'b', type: 'bogus' },
        { name: 'a', model: 'b', type: 'input', iteration: 'x' },
      ],
    ],
    ['tasks.set_requirements', [{}, { requirements: null }, { requirements: 'x' }, { requirements: [] }]],
  ];
  for (const [action, requests] of INCOMPLETE) {
    test(`${action} needs all its fields`, async () => {
      const task = await api.create();
      for (const request of requests) {
        assert.is(await api.refusal(action, { task, ...request }), '400/12', JSON.stringify(request));
      }
    });
  }
});
