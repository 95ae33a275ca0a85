import * as assert from 'uvu/assert';
import { emitApi } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { apiOf, object, service } from './definitions.js';
import { imported, layerOf } from './emitted.js';

const test = suite('emit: validators are shared');

const text = { type: 'string' };
const item = object({ name: text, kind: { $ref: '#/definitions/kind' } });
const kind = { type: 'string', enum: ['first', 'second'] };

function functionsIn(api: ReturnType<typeof apiOf>): string[] {
  const source = emitApi(api, { runtime: 'taskwright/rpc' }).get('validators/notes.ts') ?? '';
  return source.match(/^function validate\d+\(/gm) ?? [];
}

test('equal schemas have one validator, however they are described and ordered', async () => {
  const emitted = await imported(
    apiOf([
      service('notes', {
        one: { layers: { '1.0': { request: object({ a: { ...text, description: 'Here.' }, b: text }) } } },
        two: { layers: { '1.0': { request: object({ b: { ...text, format: 'uuid' }, a: text }) } } },
        three: { layers: { '1.0': { request: object({ a: text, b: { ...text, maxLength: 3 } }) } } },
      }),
    ]),
  );
  const [one, two, three] = ['one', 'two', 'three'].map((name) => layerOf(emitted, `notes.${name}`, '1.0'));
  assert.is(one?.request, two?.request);
  assert.is.not(one?.request, three?.request);
  assert.is(one?.response, two?.response);
});

test('a definition is one function however many schemas refer to it', () => {
  const layers = (property: string) => ({ '1.0': { request: object({ [property]: { $ref: '#/definitions/item' } }) } });
  const names = ['a', 'b', 'c', 'd', 'e'];
  const api = apiOf([
    service('notes', Object.fromEntries(names.map((name) => [name, { layers: layers(name) }])), { item, kind }),
  ]);
  // Five requests, one answer, two definitions.
  assert.is(functionsIn(api).length, 8);
});

test('requests and answers share a definition that has no limits', () => {
  const list = object({ items: { type: 'array', items: { $ref: '#/definitions/item' } } });
  const other = object({ item: { $ref: '#/definitions/item' } });
  const without = functionsIn(
    apiOf([service('notes', { a: { layers: { '1.0': { request: list, response: other } } } }, { item, kind })]),
  );
  assert.is(without.length, 4);
  const limited = { ...item, required: ['name'] };
  const withLimits = functionsIn(
    apiOf([service('notes', { a: { layers: { '1.0': { request: list, response: other } } } }, { item: limited, kind })]),
  );
  assert.is(withLimits.length, 5);
});

test('an expanding action has its own function only for what holds ids', () => {
  const definitions = {
    kind,
    item,
    owner: object({ user: { ...text, 'x-ref': 'users' }, item: { $ref: '#/definitions/item' } }),
  };
  const response = object({ owner: { $ref: '#/definitions/owner' } });
  const action = (expand: boolean) => ({ expand, layers: { '1.0': { response } } });
  const plain = functionsIn(apiOf([service('notes', { a: action(false) }, definitions)]));
  const both = functionsIn(apiOf([service('notes', { a: action(false), b: action(true) }, definitions)]));
  // The answer and the owner once more; item and kind are the same.
  assert.is(both.length, plain.length + 2);
});

test('what no layer reaches is not compiled', () => {
  const api = apiOf([
    service('notes', { a: { layers: { '1.0': {} } } }, { item, kind, fragment: { request: item, response: item } }),
  ]);
  assert.is(functionsIn(api).length, 1);
});

test('only what messages tell of a schema is kept', () => {
  const api = apiOf([
    service('notes', { a: { layers: { '1.0': { request: object({ kind, 'odd "name"': kind, plain: text }) } } } }),
  ]);
  const source = emitApi(api, { runtime: 'taskwright/rpc' }).get('validators/notes.ts') ?? '';
  const constants = source.match(/^const schema.*$/gm) ?? [];
  assert.equal(constants, [
    `const ${constants[0]?.split(' ')[1]} = {"properties":{"kind":{"enum":["first","second"]},"odd \\"name\\"":{"enum":["first","second"]}}};`,
  ]);
  assert.not.match(source, /schemaPath|require\(/);
});

test('text in a definition that looks like code stays text', async () => {
  const odd = 'schema1.properties schemaPath:"x", const schema0 = {};\nexport const y = 1; $'.concat('{z} `');
  const emitted = await imported(
    apiOf([
      service('notes', { a: { layers: { '1.0': { request: object({ odd: { enum: [odd, 'x'] }, [odd]: { const: odd } }) } } } }),
    ]),
  );
  const { request } = layerOf(emitted, 'notes.a', '1.0');
  assert.ok(request({ odd, [odd]: odd }));
  assert.not(request({ odd: 'y' }));
  assert.equal(request.errors?.[0]?.params, { allowedValues: [odd, 'x'] });
  assert.not(request({ [odd]: 'y' }));
});

test.run();
