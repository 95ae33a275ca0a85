import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';
import { imported, layerOf, validatorsOf, verdict } from './emitted.js';
import { notesApi } from './notes-api.js';

const test = suite('emit: hostile input');

const parsed = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

test('keys of Object.prototype are keys like others', async () => {
  const { request } = await validatorsOf(
    object(
      { name: { type: 'string', default: 'x' }, map: { type: 'object', additionalProperties: { type: 'string' } } },
      { required: ['name'] },
    ),
  );
  const value = parsed(
    '{"__proto__": {"name": 5, "polluted": true}, "constructor": {"prototype": {}}, "map": {"__proto__": "y"}}',
  );
  assert.is(verdict(request, value), 'ok');
  assert.is(value.name, 'x');
  assert.is(({} as { polluted?: boolean }).polluted, undefined);
  assert.is(verdict(request, parsed('{"map": {"__proto__": 5}}')), 'type /map/__proto__');
  assert.is(verdict(request, parsed('{"map": {"constructor": 5}}')), 'type /map/constructor');
});

test('a forbidden key is forbidden even when it is called __proto__', async () => {
  const { request } = await validatorsOf(object({ name: { type: 'string' } }, { additionalProperties: false }));
  assert.is(verdict(request, parsed('{"__proto__": {}}')), 'additionalProperties');
});

test('a property may be called like a member of every object', async () => {
  const { request } = await validatorsOf(
    object({ constructor: { type: 'string' }, toString: { type: 'integer' } }, { required: ['constructor'] }),
  );
  assert.is(verdict(request, {}), 'required');
  assert.is(verdict(request, { constructor: 'x' }), 'ok');
  assert.is(verdict(request, { constructor: 5 }), 'type /constructor');
  assert.is(verdict(request, { constructor: 'x', toString: 'y' }), 'type /toString');
});

test('places in messages are escaped JSON pointers', async () => {
  const { request } = await validatorsOf(object({ map: { type: 'object', additionalProperties: { type: 'string' } } }));
  assert.is(verdict(request, { map: { 'a/b~c': 1 } }), 'type /map/a~1b~0c');
});

function nested(depth: number): unknown {
  let value: unknown = { id: 'leaf' };
  for (let level = 0; level < depth; level++) value = { id: 'n', replies: [value] };
  return { notes: [value] };
}

test('a value nested deeper than the stack is a wrong value, where the schema contains itself', async () => {
  const { response } = layerOf(await imported(notesApi), 'notes.get_all', '1.0');
  assert.is(verdict(response, nested(100)), 'ok');
  assert.is(verdict(response, nested(200_000)), 'maxDepth');
  assert.is(verdict(response, nested(3)), 'ok');
});

test('so it is where items are compared in full', async () => {
  const { request } = await validatorsOf(object({ list: { type: 'array', uniqueItems: true } }));
  const deep = () => {
    let value: unknown = 1;
    for (let level = 0; level < 200_000; level++) value = [value];
    return value;
  };
  assert.is(verdict(request, { list: [deep(), deep()] }), 'maxDepth');
  assert.is(verdict(request, { list: [[1], [2]] }), 'ok');
});

test('depth that no schema declares costs nothing', async () => {
  const { request } = await validatorsOf(object({ free: { type: 'object', additionalProperties: true } }));
  let value: unknown = {};
  for (let level = 0; level < 200_000; level++) value = { value };
  assert.is(verdict(request, { free: value, other: value }), 'ok');
});

test('ten thousand ids are checked in little time', async () => {
  const { request } = await validatorsOf(object({ ids: { type: 'array', items: { type: 'string' } } }));
  const ids = Array.from({ length: 10_000 }, (_, index) => `id${index}`);
  const start = performance.now();
  assert.is(verdict(request, { ids }), 'ok');
  assert.ok(performance.now() - start < 500);
  assert.is(verdict(request, { ids: [...ids, 5] }), 'type /ids/10000');
});

test.run();
