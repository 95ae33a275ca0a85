import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';
import { type EmittedModule, imported, layerOf, validatorsOf, verdict } from './emitted.js';
import { notesApi } from './notes-api.js';

const test = suite('emit: what answers are checked for');

test('types and values from a fixed set, no limits', async () => {
  const { response } = await validatorsOf(
    object({}),
    object({
      name: { type: 'string', minLength: 3, pattern: '^a', format: 'uuid' },
      count: { type: 'integer', minimum: 10, multipleOf: 5 },
      kind: { type: 'string', enum: ['a', 'b'] },
      list: { type: 'array', items: { type: 'string' }, maxItems: 1, uniqueItems: true },
    }),
  );
  assert.is(verdict(response, { name: '', count: 1, kind: 'a', list: ['x', 'x'] }), 'ok');
  assert.is(verdict(response, { name: 5 }), 'type /name');
  assert.is(verdict(response, { count: 1.5 }), 'type /count');
  assert.is(verdict(response, { kind: 'c' }), 'enum /kind');
  assert.is(verdict(response, { list: [1] }), 'type /list/0');
});

test('members that are undefined count as missing', async () => {
  const { response } = await validatorsOf(object({}), object({ a: { type: 'string' }, b: object({ c: { type: 'integer' } }) }));
  assert.is(verdict(response, { a: undefined, b: { c: undefined } }), 'ok');
});

test('required members must be there at the top; further down the caller may have asked for a few fields', async () => {
  const item = object({ id: { type: 'string' }, name: { type: 'string' } }, { required: ['id', 'name'] });
  const { response } = await validatorsOf(object({}), object({ item: { $ref: '#/definitions/item' } }, { required: ['item'] }), {
    item,
  });
  assert.is(verdict(response, { item: { name: 'x' } }), 'ok');
  assert.is(verdict(response, {}), 'required');
});

test('an answer that is a reference to a definition must have what that requires', async () => {
  const item = object({ id: { type: 'string' } }, { required: ['id'] });
  const { response } = await validatorsOf(object({}), { $ref: '#/definitions/item' }, { item });
  assert.is(verdict(response, { id: 'x' }), 'ok');
  assert.is(verdict(response, {}), 'required');
});

test('members that the definition forbids are a difference', async () => {
  const { response } = await validatorsOf(object({}), { type: 'object', additionalProperties: false });
  assert.is(verdict(response, {}), 'ok');
  assert.is(verdict(response, { more: 1 }), 'additionalProperties');
});

test('alternatives that differ in limits only may both fit', async () => {
  const oneOf = [
    { type: 'string', pattern: '^a' },
    { type: 'string', pattern: '^b' },
  ];
  const { request, response } = await validatorsOf(object({ v: { oneOf } }), object({ v: { oneOf } }));
  assert.is(verdict(request, { v: 'c' }), 'pattern /v');
  assert.is(verdict(response, { v: 'c' }), 'ok');
  assert.is(verdict(response, { v: 5 }), 'type /v');
});

test('an answer need not be an object', async () => {
  const { response } = await validatorsOf(object({}), { type: 'string' });
  assert.is(verdict(response, 'pong'), 'ok');
  assert.is(verdict(response, {}), 'type');
});

let notes: EmittedModule;
test.before(async () => {
  notes = await imported(notesApi);
});

test('ids of other objects may be objects where the action expands them, at any depth', () => {
  const { response } = layerOf(notes, 'notes.get_all_ex', '1.5');
  const check = (note: object) => verdict(response, { notes: [note] });
  assert.is(check({ id: 'n', author: 'u', readers: ['a', 'b'] }), 'ok');
  assert.is(check({ id: 'n', author: { id: 'u', name: 'U' } }), 'ok');
  assert.is(check({ id: 'n', author: {} }), 'ok');
  assert.is(check({ id: 'n', readers: [{ id: 'u' }, 'b'] }), 'ok');
  assert.is(check({ id: 'n', replies: [{ id: 'm', author: { id: 'u' } }] }), 'ok');
  assert.is(check({ id: 'n', author: { id: 5 } }), 'type /notes/0/author/id');
  assert.is(check({ id: 'n', author: ['u'] }), 'type /notes/0/author');
  assert.is(check({ id: 'n', text: { id: 'u' } }), 'type /notes/0/text');
});

test('and nowhere else', () => {
  const { response } = layerOf(notes, 'notes.get_all', '1.5');
  assert.is(verdict(response, { notes: [{ id: 'n', author: 'u' }] }), 'ok');
  assert.is(verdict(response, { notes: [{ id: 'n', author: { id: 'u' } }] }), 'type /notes/0/author');
});

test.run();
