import { asyncProperty, assert as check, string, uniqueArray } from 'fast-check';
import * as assert from 'uvu/assert';
import { apiSuite, type Fields, type TestApi } from '../../support/api.js';
import { runs } from '../../support/harness.js';

const ODD = ['a.b', '$x', '__y', '_z', '___', 'a/b', '100%', '%2E', '%24', '%_', '%%', '%_%_', 'ünï', 'a b', '__proto__'];
const OBJECT_WORDS = ['constructor', 'prototype', 'hasOwnProperty', 'toString', '__defineGetter__', 'length', '0', '-1'];

/** A map with a value for each key, made so that no key can do harm. */
function mapOf<T>(keys: readonly string[], value: (key: string) => T): Record<string, T> {
  return Object.fromEntries(keys.map((key) => [key, value(key)]));
}

/** Every map whose keys are the caller's. */
function fieldsWith(keys: readonly string[]): Fields {
  const item = (key: string) => ({ section: key, name: key, value: key });
  return {
    hyperparams: mapOf(keys, (section) => mapOf(keys, (name) => ({ section, name, value: name }))),
    configuration: mapOf(keys, (key) => ({ name: key, value: item(key).value })),
    container: mapOf(keys, (key) => key),
    runtime: mapOf(keys, (key) => ({ [key]: key })),
    script: { binary: 'python', repository: '', entry_point: '', requirements: mapOf(keys, (key) => key) },
    execution: { model_labels: mapOf(keys, (key) => keys.indexOf(key) + 1) },
  };
}

/** Keys that read back as they were sent: `JSON.stringify` compares own members only, whatever they are called. */
async function checkRoundTrip(api: TestApi, keys: readonly string[], how: 'create' | 'edit'): Promise<void> {
  const sent = fieldsWith(keys);
  const id = await api.create(how === 'create' ? sent : {});
  if (how === 'edit') await api.call('tasks.edit', { task: id, ...sent });
  const shown = await api.shown(id);
  for (const [name, value] of Object.entries(sent)) {
    const stored = name === 'execution' ? { model_labels: (shown.execution as Fields).model_labels } : shown[name];
    assert.is(sorted(stored), sorted(value), name);
  }
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))
      : inner,
  );
}

apiSuite('keys of maps', (test, api) => {
  for (const how of ['create', 'edit'] as const) {
    test(`odd keys survive ${how}`, () => checkRoundTrip(api, ODD, how));
    test(`words of objects survive ${how}`, () => checkRoundTrip(api, OBJECT_WORDS, how));
  }

  test('any key survives', () =>
    check(
      asyncProperty(
        uniqueArray(string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 4, selector: (key) => key.trim() }),
        async (keys) => {
          const usable = keys.map((key) => key.trim()).filter((key) => key !== '');
          await checkRoundTrip(api, usable, 'create');
        },
      ),
      { numRuns: runs(40) },
    ));

  test('no key reaches the prototype of anything', async () => {
    const hyperparams = JSON.parse('{"__proto__": {"__proto__": {"section": "s", "name": "n", "value": "v"}}}');
    const id = await api.create({ hyperparams, execution: { parameters: JSON.parse('{"__proto__": {"polluted": 1}}') } });
    assert.is(({} as Record<string, unknown>).polluted, undefined);
    const { Args } = (await api.shown(id)).hyperparams as Record<string, Fields>;
    assert.ok(Object.hasOwn(Args ?? {}, '__proto__'));
  });

  test('white space around a key is dropped, around the names inside it is not', async () => {
    const id = await api.create({ hyperparams: { ' s ': { ' p ': { section: ' s ', name: ' p ', value: ' v ' } } } });
    assert.equal((await api.shown(id)).hyperparams, { s: { p: { section: ' s ', name: ' p ', value: ' v ' } } });
  });

  test('keys are stored so that a path with %2E finds them', async () => {
    const project = await api.project();
    await api.create({ project, hyperparams: { 'sec.tion': { one: { section: 'x', name: 'y', value: 'z' } } } });
    const { tasks } = await api.call('tasks.get_all', { project: [project], only_fields: ['hyperparams.sec%2Etion.one.value'] });
    const found = tasks?.map((task) => (task as Fields).hyperparams);
    assert.equal(found, [{ 'sec.tion': { one: { value: 'z' } } }]);
  });
});
