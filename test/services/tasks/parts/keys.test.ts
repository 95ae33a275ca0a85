import { asyncProperty, assert as check, constantFrom, oneof, string, uniqueArray } from 'fast-check';
import * as assert from 'uvu/assert';
import { apiSuite, type Fields, type TestApi } from '../../../support/api.js';
import { runs } from '../../../support/harness.js';

const ODD = [
  'a.b',
  '$x',
  '__y',
  '_z',
  '100%',
  '%2E',
  '%_',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'length',
  '0',
  '-1',
  'ü',
];

/** Names that differ, and of which something is left without white space. */
const names = () =>
  uniqueArray(oneof(constantFrom(...ODD), string({ unit: 'grapheme', minLength: 1, maxLength: 8 })), {
    minLength: 1,
    maxLength: 5,
    selector: (name) => name.trim(),
  }).map((found) => found.filter((name) => name.trim() !== '' && !name.includes('\0')));

async function setAll(api: TestApi, keys: readonly string[]): Promise<string> {
  const task = await api.create();
  const hyperparams = keys.flatMap((section) => keys.map((name) => ({ section, name, value: `${section}/${name}` })));
  await api.call('tasks.edit_hyper_params', { task, hyperparams });
  await api.call('tasks.edit_configuration', { task, configuration: keys.map((name) => ({ name, value: name })) });
  return task;
}

apiSuite('names of parameters and configuration items', (test, api) => {
  test('may be anything, and every one comes back', () =>
    check(
      asyncProperty(names(), async (keys) => {
        if (keys.length === 0) return;
        const task = await setAll(api, keys);
        const { params } = await api.call('tasks.get_hyper_params', { tasks: [task] });
        const found = params?.[0]?.hyperparams?.map(({ section, name, value }) => [section, name, value].join('|'));
        const expected = keys.flatMap((section) => keys.map((name) => [section, name, `${section}/${name}`].join('|')));
        assert.equal(found?.sort(), expected.sort());
        const { configurations } = await api.call('tasks.get_configurations', { tasks: [task], names: keys });
        assert.equal(
          configurations?.[0]?.configuration?.map(({ name }) => name),
          [...keys].sort(),
        );
      }),
      { numRuns: runs(25) },
    ));

  test('find what was set under them, to remove it', () =>
    check(
      asyncProperty(names(), async (keys) => {
        const [first, ...rest] = keys;
        if (first === undefined) return;
        const task = await setAll(api, keys);
        await api.call('tasks.delete_hyper_params', { task, hyperparams: [{ section: first }] });
        await api.call('tasks.delete_configuration', { task, configuration: [first] });
        const { hyperparams, configuration } = await api.read(task);
        assert.is(Object.keys(hyperparams).length, rest.length);
        assert.is(Object.keys(configuration).length, rest.length);
      }),
      { numRuns: runs(25) },
    ));

  test('are the keys that tasks.create and tasks.get_by_id know', async () => {
    const task = await setAll(api, ODD);
    const shown = await api.shown(task);
    assert.equal(Object.keys(shown.configuration as Fields).sort(), [...ODD].sort());
    const sections = Object.entries(shown.hyperparams as Record<string, Fields>);
    assert.equal(sections.map(([section]) => section).sort(), [...ODD].sort());
    for (const [, items] of sections) assert.equal(Object.keys(items).sort(), [...ODD].sort());
  });

  test('never reach the prototype of anything', async () => {
    const task = await setAll(api, ['__proto__', 'constructor']);
    await api.call('tasks.delete_hyper_params', { task, hyperparams: [{ section: 'constructor', name: 'prototype' }] });
    assert.is(({} as Fields).value, undefined);
    assert.is(typeof Object.prototype.constructor, 'function');
  });
});
