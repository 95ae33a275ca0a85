import * as assert from 'uvu/assert';
import { pageModel } from '../../../../codegen/emit/page/page-model.js';
import type { PageAction, PageLayer, PageModel } from '../../../../codegen/emit/page/page-types.js';
import { suite } from '../../../support/harness.js';
import { apiOf, object, service } from '../definitions.js';
import { samples } from '../documents/fixture.js';
import { notesApi } from '../notes-api.js';

const test = suite('what the page about an API shows');

const notes = pageModel(notesApi, 'Notes');

function actionIn({ services }: PageModel, name: string): PageAction {
  const found = services.flatMap(({ actions }) => actions).find((action) => action.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

function layerOf(name: string, version: string, model = notes): PageLayer {
  const found = actionIn(model, name).layers.find((layer) => layer.version === version);
  if (!found) throw new Error(`there is no ${name} ${version}`);
  return found;
}

test('the versions, oldest first, and what the API is called', () => {
  assert.equal([notes.title, notes.versions], ['Notes', ['1.0', '1.5', '2.0']]);
});

test('actions with all their layers; internal ones are left out', () => {
  const [{ actions = [] } = {}] = notes.services;
  assert.equal(
    actions.map(({ name, layers }) => [name, ...layers.map(({ version }) => version)]),
    [
      ['notes.create', '1.0', '2.0'],
      ['notes.delete', '1.0'],
      ['notes.get_all', '1.0', '1.5'],
      ['notes.import', '1.0'],
      ['notes.set-meta', '1.0'],
    ],
  );
});

test('a service that is all internal is not there', () => {
  const hidden = service('hidden', { act: { internal: true, layers: { '1.0': {} } } });
  assert.equal(pageModel(apiOf([hidden]), 'x').services, []);
});

test('fields say their type, and what there is to say besides', () => {
  const { fields } = layerOf('notes.create', '2.0').request;
  assert.equal(fields[0], { path: 'text', type: 'string, not empty', required: true, description: 'What it says.' });
  assert.equal(fields[1], { path: 'tags', type: 'list of string', fallback: '[]', description: 'Its tags.' });
  assert.equal(fields[3], {
    path: 'priority',
    type: 'integer, at least 1',
    fallback: '3',
    since: '2.0',
    description: 'How urgent it is.',
  });
});

test('an older layer has the fields of then', () => {
  assert.equal(
    layerOf('notes.create', '1.0').request.fields.map(({ path }) => path),
    ['text', 'tags', 'shade'],
  );
});

test('a side without fields says in words what it is, or nothing when it is empty', () => {
  assert.equal(layerOf('notes.delete', '1.0').response, { fields: [] });
  assert.equal(layerOf('notes.set-meta', '1.0').response, { fields: [], text: 'string' });
  const [{ actions: [map] = [] } = {}] = pageModel(
    apiOf([
      service('a', { act: { layers: { '1.0': { response: { type: 'object', additionalProperties: { type: 'integer' } } } } } }),
    ]),
    'x',
  ).services;
  assert.is(map?.layers[0]?.response.text, 'map of integer');
});

test('who may call, and what kind of call it is', () => {
  const open = actionIn(notes, 'notes.set-meta');
  assert.equal([open.authorize, open.roles, open.batch, open.stream], [false, undefined, undefined, undefined]);
  assert.is(actionIn(notes, 'notes.import').batch, 'notes.create');
  const sketch = { allowRoles: ['admin'], stream: true, layers: { '1.0': {} } };
  const special = actionIn(pageModel(apiOf([service('a', { act: sketch })]), 'x'), 'a.act');
  assert.equal([special.roles, special.stream], [['admin'], true]);
});

test('a batch shows one of its requests', () => {
  assert.equal(
    layerOf('notes.import', '1.0').request.fields.map(({ path }) => path),
    ['text', 'tags', 'shade'],
  );
});

test('objects that several places share have their fields once', () => {
  const [{ objects = {} } = {}] = notes.services;
  assert.equal(Object.keys(objects), ['note']);
  assert.equal(
    objects.note?.map(({ path }) => path),
    ['id', 'author', 'readers', 'text', 'shade', 'replies', 'meta'],
  );
});

test('errors with the actions that find them; an action with those that any call can meet too', () => {
  assert.equal(
    notes.errors.map(({ name, actions }) => [name, actions]),
    [
      ['validation_error', []],
      ['invalid_note_id', ['notes.create']],
    ],
  );
  const { ownErrors, errors } = actionIn(notes, 'notes.create');
  assert.equal([ownErrors, errors], [['invalid_note_id'], ['validation_error', 'invalid_note_id']]);
});

test('a layer that is deprecated says since when, and when it goes', () => {
  const { deprecated, sunset } = layerOf('notes.get_all', '1.0');
  assert.equal([deprecated, sunset], ['2026-01-31', '2027-01-31']);
  assert.is(layerOf('notes.get_all', '1.5').deprecated, undefined);
});

test('examples are those of the layer', async () => {
  const [sample] = await samples();
  const model = pageModel(notesApi, 'Notes', sample?.examples);
  const keys = (version: string) => Object.keys((layerOf('notes.create', version, model).example?.request ?? {}) as object);
  assert.equal(
    [keys('1.0'), keys('2.0')],
    [
      ['text', 'shade'],
      ['text', 'shade', 'priority'],
    ],
  );
  assert.is(layerOf('notes.get_all', '1.5', model).example, undefined);
  assert.ok(layerOf('notes.get_all', '1.0', model).example);
});

test('line breaks of a description are none of the reader’s', () => {
  const request = object({ a: { type: 'string', description: 'One\n      two.  ' } });
  const model = pageModel(apiOf([service('a', { act: { layers: { '1.0': { request } } } })]), 'x');
  assert.is(layerOf('a.act', '1.0', model).request.fields[0]?.description, 'One two.');
});

test('every type of ours is words, code and objects that are there', async () => {
  const [, ours] = await samples();
  if (!ours) throw new Error('there is no sample of ours');
  for (const { name, objects, actions } of pageModel(ours.api, 'Ours').services) {
    const sides = actions.flatMap(({ layers }) =>
      layers.flatMap(({ request, response }) => [...request.fields, ...response.fields]),
    );
    for (const { path, type } of [...sides, ...Object.values(objects).flat()]) {
      for (const [, object = ''] of type.matchAll(/\]\(#object-([^)]+)\)/g))
        assert.ok(objects[object], `${name} ${path}: ${object}`);
      // Nothing of Markdown but code and these links: the page reads no more of it.
      assert.not.match(
        type.replaceAll(/`[^`]+`/g, '').replaceAll(/\[\w+\]\(#object-\w+\)/g, ''),
        /[[\]*`]/,
        `${name} ${path}: ${type}`,
      );
    }
  }
});

test.run();
