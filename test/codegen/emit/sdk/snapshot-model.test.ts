import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { isServed, snapshotModel } from '../../../../codegen/emit/sdk/snapshot-model.js';
import { suite } from '../../../support/harness.js';
import { apiOf, object, service } from '../definitions.js';
import { notesApi } from '../notes-api.js';
import { actionOf, fieldOf, objectOf } from './models.js';

const test = suite('sdk: an API as callers of one version see it');

const namesAt = (version: string) =>
  snapshotModel(notesApi, version).services.flatMap(({ actions }) => actions.map(({ fullName }) => fullName));

test('has the actions that are there at the version, but none that are made for user interfaces', () => {
  assert.equal(namesAt('1.0'), ['notes.create', 'notes.delete', 'notes.get_all', 'notes.import', 'notes.set-meta']);
  assert.equal(namesAt('2.0'), namesAt('1.0'), 'get_all_ex is internal');
  assert.equal(namesAt('0.9'), []);
});

test('has no service without actions', () => {
  const api = apiOf([service('late', { act: { layers: { '2.0': {} } } }), service('notes', { act: { layers: { '1.0': {} } } })]);
  assert.equal(
    snapshotModel(api, '1.5').services.map(({ name }) => name),
    ['notes'],
  );
});

test('an action is its highest layer not above the version', () => {
  const [old, between, newest] = ['1.0', '1.9', '2.0'].map((version) =>
    actionOf(snapshotModel(notesApi, version), 'notes.create'),
  );
  assert.equal([old?.layer, between?.layer, newest?.layer], ['1.0', '1.0', '2.0']);
  assert.equal([old?.since, newest?.since], ['1.0', '1.0']);
  assert.equal(
    objectOf(snapshotModel(notesApi, '2.0'), 'CreateRequest').fields.map(({ name, required, since }) => [name, required, since]),
    [
      ['text', true, undefined],
      ['tags', false, undefined],
      ['shade', true, undefined],
      ['priority', false, '2.0'],
    ],
  );
});

test('fields of an answer have their version too, also inside of others', () => {
  const layer = (properties: SchemaNode) => ({
    response: object({ list: { type: 'array', items: object(properties as never) } }),
  });
  const text = { type: 'string' };
  const api = apiOf([service('notes', { act: { layers: { '1.0': layer({ a: text }), '1.2': layer({ a: text, b: text }) } } })]);
  const model = snapshotModel(api, '1.2');
  assert.equal(
    [fieldOf(model, 'ActResponseListItem', 'a').since, fieldOf(model, 'ActResponseListItem', 'b').since],
    [undefined, '1.2'],
  );
  assert.is(fieldOf(snapshotModel(notesApi, '2.0'), 'CreateResponse', 'created').since, '2.0');
});

test('ageing is that of the layer', () => {
  const old = actionOf(snapshotModel(notesApi, '1.0'), 'notes.get_all');
  assert.equal([old.deprecated, old.sunset], ['2026-01-31', '2027-01-31']);
  const next = actionOf(snapshotModel(notesApi, '1.5'), 'notes.get_all');
  assert.equal(['deprecated' in next, 'sunset' in next], [false, false]);
});

test('a batch takes a list of what its action takes at the version that it names', () => {
  const model = snapshotModel(notesApi, '2.0');
  const { batch, request, requestRequired } = actionOf(model, 'notes.import');
  assert.equal({ batch, request, requestRequired }, { batch: true, request: 'ImportRequest', requestRequired: true });
  assert.equal(
    objectOf(model, 'ImportRequest').fields.map(({ name }) => name),
    ['text', 'tags', 'shade'],
  );
});

test('a request is required when one of its fields is', () => {
  const model = snapshotModel(notesApi, '1.0');
  assert.equal(
    ['create', 'get_all', 'set-meta'].map((name) => actionOf(model, `notes.${name}`).requestRequired),
    [true, false, false],
  );
});

test('errors are those of the catalogue and those of the framework that it does not name, by code', () => {
  const { errors } = snapshotModel(notesApi, '1.0');
  const codes = errors.map(({ code, subcode }) => code * 10_000 + subcode);
  assert.equal(
    codes,
    codes.toSorted((a, b) => a - b),
  );
  assert.is(new Set(codes).size, codes.length);
  const named = new Map(errors.map((error) => [error.name, error]));
  assert.is(named.get('invalid_note_id')?.message, "it isn't a note's id");
  assert.is(named.get('no_credentials')?.code, 401);
  assert.equal(errors.filter(({ name }) => name === 'validation_error').length, 1);
});

test('an action lists its errors in the order of the catalogue', () => {
  const errors = ['late', 'early'].map((name, index) => ({ name, code: 400, subcode: 900 - index, message: name }));
  const api = apiOf([service('notes', { act: { errors: ['late', 'early'], layers: { '1.0': {} } } })], { errors });
  assert.equal(actionOf(snapshotModel(api, '1.0'), 'notes.act').errors, ['early', 'late']);
});

test('the login is the action that says so, and its token the secret of its answer', () => {
  const response = object({ late: { type: 'boolean' }, token: { type: 'string', 'x-secret': true } });
  const api = apiOf([service('doors', { open: { login: true, layers: { '1.1': { response } } } })]);
  assert.equal(snapshotModel(api, '1.2').login, { action: 'doors.open', token: 'token' });
  assert.is(snapshotModel(api, '1.0').login, undefined, 'not there yet');
  assert.is(snapshotModel(notesApi, '2.0').login, undefined);
});

test('what may be repeated, what streams and who may call is told', () => {
  const api = apiOf([
    service('notes', { act: { idempotent: true, stream: true, authorize: false, allowRoles: ['admin'], layers: { '1.0': {} } } }),
  ]);
  const { idempotent, stream, authorize, allowRoles } = actionOf(snapshotModel(api, '1.0'), 'notes.act');
  assert.equal(
    { idempotent, stream, authorize, allowRoles },
    { idempotent: true, stream: true, authorize: false, allowRoles: ['admin'] },
  );
});

test('an SDK is for a version between the oldest and the newest', () => {
  const versions = ['1.0', '1.5', '2.10'];
  assert.equal(
    ['0.9', '1.0', '1.3', '2.2', '2.10', '2.11', '10.0'].filter((version) => isServed(version, versions)),
    ['1.0', '1.3', '2.2', '2.10'],
  );
  assert.is(isServed('1.0', []), false);
});

test.run();
