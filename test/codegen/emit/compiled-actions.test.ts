import * as assert from 'uvu/assert';
import { Registry } from '../../../src/rpc/registry.js';
import { parseVersion } from '../../../src/rpc/version.js';
import { suite } from '../../support/harness.js';
import { apiOf, object, service, single } from './definitions.js';
import { actionOf, type EmittedModule, imported, layerOf, verdict } from './emitted.js';
import { notesApi } from './notes-api.js';

const test = suite('emit: actions as the framework runs them');

let notes: EmittedModule;
test.before(async () => {
  notes = await imported(notesApi);
});

test('the API names its versions oldest first, its newest, its actions and its errors', () => {
  assert.equal(notes.api.versions, ['1.0', '1.5', '2.0']);
  assert.is(notes.api.newest, '2.0');
  assert.equal(
    notes.api.actions.map(({ name }) => name),
    ['notes.create', 'notes.delete', 'notes.get_all', 'notes.get_all_ex', 'notes.import', 'notes.set-meta'],
  );
  assert.equal(notes.api.errors, [
    { code: 400, subcode: 12, name: 'validation_error', message: 'validation error' },
    { code: 400, subcode: 101, name: 'invalid_note_id', message: "it isn't a note's id" },
  ]);
});

test('versions are ordered by number', async () => {
  const layers = { '1.0': {}, '1.5': {}, '2.2': {}, '2.13': {} };
  const emitted = await imported(
    apiOf([service('b', { x: { layers: { '10.0': {}, '2.2': {} } } }), service('a', { y: { layers } })]),
  );
  assert.equal(emitted.api.versions, ['1.0', '1.5', '2.2', '2.13', '10.0']);
  assert.is(emitted.api.newest, '10.0');
});

test('an action says who may call it and how', () => {
  const { layers: _, ...expanding } = actionOf(notes, 'notes.get_all_ex');
  assert.equal(expanding, {
    name: 'notes.get_all_ex',
    service: 'notes',
    internal: true,
    authorize: true,
    allowRoles: ['admin'],
    expand: true,
    batch: false,
    errors: [],
  });
  assert.is(actionOf(notes, 'notes.set-meta').authorize, false);
  assert.equal(actionOf(notes, 'notes.create').errors, ['invalid_note_id']);
});

test('a layer says when it was deprecated and ends, if it was', () => {
  const old = layerOf(notes, 'notes.get_all', '1.0');
  assert.is(old.deprecated, '2026-01-31');
  assert.is(old.sunset, '2027-01-31');
  const current = layerOf(notes, 'notes.get_all', '1.5');
  assert.not(Object.hasOwn(current, 'deprecated') || Object.hasOwn(current, 'sunset'));
});

test('a layer names its own fields, and filters of later layers too', () => {
  assert.equal(layerOf(notes, 'notes.get_all', '1.0').fields, ['tags', 'shade', 'author', 'page', 'page_size']);
  assert.equal(layerOf(notes, 'notes.get_all', '1.5').fields, ['tags', 'search']);
  assert.equal(layerOf(notes, 'notes.get_all', '1.0').listFilters, ['tags', 'shade', 'author']);
  assert.equal(layerOf(notes, 'notes.get_all', '1.5').listFilters, ['tags']);
});

test('how text is read follows the declared type, definitions and later layers included', () => {
  assert.equal(layerOf(notes, 'notes.get_all', '1.0').textTypes, {
    tags: 'string[]',
    shade: 'string[]',
    author: 'string[]',
    page: 'integer',
    page_size: 'integer',
    search: 'string',
  });
  assert.equal(layerOf(notes, 'notes.create', '1.0').textTypes, {
    text: 'string',
    tags: 'string[]',
    shade: 'string',
    priority: 'integer',
  });
  assert.equal(layerOf(notes, 'notes.get_all_ex', '1.5').textTypes, { depth: 'integer' });
});

test('what is no scalar has no text type; where text is possible it stays text', async () => {
  const emitted = await imported(
    single(
      object({
        flag: { type: ['boolean', 'null'] },
        numbers: { type: 'array', items: { type: 'number' } },
        mixed: { type: ['integer', 'string'] },
        wide: { type: ['integer', 'number'] },
        map: { type: 'object' },
        lists: { type: 'array', items: { type: 'array' } },
        untyped: {},
      }),
    ),
  );
  assert.equal(layerOf(emitted, 'notes.act', '1.0').textTypes, {
    flag: 'boolean',
    numbers: 'number[]',
    mixed: 'string',
    wide: 'number',
  });
});

test('a batch checks one item by the layer it names: the highest not above, or the oldest', async () => {
  const batch = layerOf(notes, 'notes.import', '1.0');
  assert.is(actionOf(notes, 'notes.import').batch, true);
  assert.is(batch.request, layerOf(notes, 'notes.create', '1.0').request);
  assert.equal(batch.fields, ['text', 'tags', 'shade']);
  const text = { type: 'string' };
  const versions = {
    '2.0': { request: object({ a: text }, { required: ['a'] }) },
    '2.10': { request: object({ a: text, b: text }, { required: ['b'] }) },
  };
  const emitted = await imported(
    apiOf([
      service('notes', {
        one: { layers: versions },
        old: { layers: { '1.0': { batch: { action: 'one', version: '1.5' } } } },
        middle: { layers: { '1.0': { batch: { action: 'one', version: '2.9' } } } },
        late: { layers: { '1.0': { batch: { action: 'one', version: '2.22' } } } },
      }),
    ]),
  );
  const check = (name: string, value: object) => verdict(layerOf(emitted, `notes.${name}`, '1.0').request, value);
  assert.equal(
    ['old', 'middle', 'late'].map((name) => check(name, { a: 'x' })),
    ['ok', 'ok', 'required'],
  );
});

test('the framework takes it as it is', () => {
  const registry = new Registry(notes.api, {});
  const found = registry.find('notes.get_all', parseVersion('1.9') ?? registry.newest);
  assert.is(found?.layer.version, '1.5');
});

test('definitions that do not hold together are refused', async () => {
  const cases: [api: ReturnType<typeof apiOf>, message: RegExp][] = [
    [
      apiOf([service('notes', { a: { layers: { '1.0': { batch: { action: 'b', version: '1.0' } } } } })]),
      /batch of b, which notes does not have/,
    ],
    [
      apiOf([
        service('notes', {
          b: { layers: { '1.0': {} } },
          a: { layers: { '1.0': {}, '1.1': { batch: { action: 'b', version: '1.0' } } } },
        }),
      ]),
      /not all batches of one action/,
    ],
    [single(object({ a: { $ref: '#/definitions/missing' } })), /no definition missing/],
    [apiOf([]), /no action with a layer/],
  ];
  for (const [api, message] of cases) {
    let thrown = '';
    await imported(api).catch((error: unknown) => {
      thrown = String(error);
    });
    assert.match(thrown, message);
  }
});

test.run();
