import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import type { Shape } from '../../../../codegen/emit/sdk/shape.js';
import { suite } from '../../../support/harness.js';
import { object } from '../definitions.js';
import { fieldOf, modelOf, objectOf, shapes, typeOf } from './models.js';

const test = suite('sdk: the types of a service');

const both = (shape: Shape) => ({ sent: shape, received: shape });
const typeNames = (model: ReturnType<typeof modelOf>) => model.services[0]?.types.map(({ name }) => name);

for (const [what, schema, shape] of [
  ['a text', { type: 'string', format: 'date-time' }, { kind: 'string' }],
  ['a number', { type: 'integer' }, { kind: 'integer' }],
  ['nothing said', {}, { kind: 'any' }],
  ['several types', { type: ['string', 'null'] }, { kind: 'union', of: [{ kind: 'string' }, { kind: 'null' }] }],
  ['a list of anything', { type: 'array' }, { kind: 'list', items: { kind: 'any' } }],
  ['a list', { type: 'array', items: { type: 'number' } }, { kind: 'list', items: { kind: 'number' } }],
  ['an object of which nothing is said', { type: 'object' }, { kind: 'map', values: { kind: 'any' } }],
  ['an object that is closed', { type: 'object', additionalProperties: false }, { kind: 'map', values: { kind: 'any' } }],
  ['a map', { type: 'object', additionalProperties: { type: 'string' } }, { kind: 'map', values: { kind: 'string' } }],
  [
    'types taken besides',
    { type: 'integer', 'x-accept': ['null', 'string'] },
    { kind: 'union', of: [{ kind: 'integer' }, { kind: 'null' }, { kind: 'string' }] },
  ],
  [
    'alternatives',
    { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    { kind: 'union', of: [{ kind: 'string' }, { kind: 'list', items: { kind: 'string' } }] },
  ],
] satisfies readonly (readonly [string, SchemaNode, Shape])[]) {
  test(`${what} is the same sent and received`, () => assert.equal(shapes(schema), both(shape)));
}

test('constants are closed when sent and open when received', () => {
  const values = ['a', 'b'];
  assert.equal(shapes({ type: 'string', enum: values }), {
    sent: { kind: 'enum', values, open: false },
    received: { kind: 'enum', values, open: true },
  });
  assert.equal(shapes({ const: 5 }), {
    sent: { kind: 'enum', values: [5], open: false },
    received: { kind: 'enum', values: [5], open: true },
  });
});

test('a definition has one type, or two where it holds constants anywhere', () => {
  const definitions = {
    shade: { type: 'string', enum: ['red'] },
    plain: object({ id: { type: 'string' } }),
    drawn: object({ shade: { $ref: '#/definitions/shade' } }),
  };
  const named = (name: string): Shape => ({ kind: 'named', name });
  assert.equal(shapes({ $ref: '#/definitions/plain' }, definitions), both(named('Plain')));
  assert.equal(shapes({ $ref: '#/definitions/drawn' }, definitions), { sent: named('DrawnInput'), received: named('Drawn') });
  const side = object({ value: { $ref: '#/definitions/drawn' }, plain: { $ref: '#/definitions/plain' } });
  const model = modelOf(side, side, definitions);
  assert.equal(typeNames(model), ['ShadeInput', 'DrawnInput', 'Plain', 'ActRequest', 'Shade', 'Drawn', 'ActResponse']);
  assert.equal(fieldOf(model, 'DrawnInput', 'shade').shape, named('ShadeInput'));
  assert.is(typeOf(model, 'DrawnInput').side, 'request');
  assert.is(typeOf(model, 'Drawn').side, 'response');
  assert.is(typeOf(model, 'Plain').side, 'both');
});

test('what stands beside a reference describes the field; what restates it makes a type of its own', () => {
  const definitions = { plain: object({ id: { type: 'string' } }, { description: 'A thing.' }) };
  const described = modelOf(
    object({ value: { $ref: '#/definitions/plain', description: 'The thing.' } }),
    undefined,
    definitions,
  );
  assert.is(fieldOf(described, 'ActRequest', 'value').description, 'The thing.');
  assert.is(typeOf(described, 'Plain').description, 'A thing.');
  const restated = modelOf(object({ value: { $ref: '#/definitions/plain', required: ['id'] } }), undefined, definitions);
  assert.equal(fieldOf(restated, 'ActRequest', 'value').shape, { kind: 'named', name: 'ActRequestValue' });
  assert.is(fieldOf(restated, 'ActRequestValue', 'id').required, true);
});

test('an object inside another is named after its place', () => {
  const inner = object({ id: { type: 'string' } });
  const model = modelOf(
    object({ one: inner, many: { type: 'array', items: inner }, by_name: { type: 'object', additionalProperties: inner } }),
  );
  assert.equal(typeNames(model), ['ActRequestOne', 'ActRequestManyItem', 'ActRequestByNameValue', 'ActRequest']);
  assert.equal(fieldOf(model, 'ActRequest', 'many').shape, {
    kind: 'list',
    items: { kind: 'named', name: 'ActRequestManyItem' },
  });
});

test('a definition that holds itself ends', () => {
  const definitions = { note: object({ replies: { type: 'array', items: { $ref: '#/definitions/note' } } }) };
  const model = modelOf(object({ note: { $ref: '#/definitions/note' } }), undefined, definitions);
  assert.equal(fieldOf(model, 'Note', 'replies').shape, { kind: 'list', items: { kind: 'named', name: 'Note' } });
});

test('a name that is taken gets a number, whoever took it', () => {
  const definitions = {
    act_request: object({ a: { type: 'string' } }),
    record: object({ b: { type: 'string' } }),
    Any: { type: 'string' },
  };
  const side = object({
    first: { $ref: '#/definitions/act_request' },
    second: { $ref: '#/definitions/record' },
    third: { $ref: '#/definitions/Any' },
  });
  assert.equal(typeNames(modelOf(side, undefined, definitions)), ['ActRequest2', 'Record2', 'Any2', 'ActRequest']);
});

test('a list filter takes a value or a list with operators and null among the values', () => {
  const text: Shape = { kind: 'string' };
  const listOf = (items: Shape): Shape => ({ kind: 'list', items });
  const orNull = (shape: Shape): Shape => ({ kind: 'union', of: [shape, { kind: 'null' }] });
  const { sent } = shapes({ type: 'array', items: { type: 'string' }, 'x-filter': 'list' });
  assert.equal(sent, { kind: 'union', of: [text, listOf(orNull(text))] });
  assert.equal(shapes({ type: 'string', 'x-filter': 'list' }).sent, sent);
  const shade: Shape = { kind: 'named', name: 'Shade' };
  const filter = { type: 'array', items: { $ref: '#/definitions/shade' }, 'x-filter': 'list' };
  assert.equal(shapes(filter, { shade: { type: 'string', enum: ['red'] } }).sent, {
    kind: 'union',
    of: [shade, listOf(orNull(shade))],
  });
});

test('allOf is one object with the fields of all parts', () => {
  const definitions = { base: object({ id: { type: 'string' } }, { required: ['id'] }) };
  const model = modelOf(
    { allOf: [{ $ref: '#/definitions/base' }, object({ name: { type: 'string' } })] },
    undefined,
    definitions,
  );
  assert.equal(
    objectOf(model, 'ActRequest').fields.map(({ name, required }) => [name, required]),
    [
      ['id', true],
      ['name', false],
    ],
  );
});

test('alternatives that only say what is required are no alternatives', () => {
  const node = object({ a: { type: 'string' }, b: { type: 'string' } }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] });
  assert.equal(
    objectOf(modelOf(node), 'ActRequest').fields.map(({ name }) => name),
    ['a', 'b'],
  );
});

test('a field says what the definition says of it', () => {
  const field = { type: 'string', description: 'When.', format: 'date-time', default: 'now', deprecated: true, 'x-secret': true };
  const side = object({ at: field }, { required: ['at'] });
  const model = modelOf(side, side);
  const said = {
    name: 'at',
    description: 'When.',
    required: true,
    shape: { kind: 'string' },
    deprecated: true,
    secret: true,
    format: 'date-time',
  };
  assert.equal(fieldOf(model, 'ActRequest', 'at'), { ...said, fallback: { value: 'now' } });
  assert.equal(fieldOf(model, 'ActResponse', 'at'), said, 'nobody fills in what an answer lacks');
});

test('an object is open where the definition says that there may be more', () => {
  const model = modelOf(object({ a: { type: 'string' } }, { additionalProperties: true }), object({ a: { type: 'string' } }));
  assert.is(objectOf(model, 'ActRequest').open, true);
  assert.is(objectOf(model, 'ActResponse').open, false);
});

test('a request or an answer of which nothing is said has no type; one that is no object is another name for what it is', () => {
  assert.equal(typeNames(modelOf({ type: 'object' }, { type: 'object', additionalProperties: false })), []);
  const model = modelOf(
    { type: 'object', additionalProperties: { type: 'string' } },
    { type: 'array', items: { type: 'integer' } },
  );
  assert.equal(typeOf(model, 'ActRequest'), {
    kind: 'alias',
    name: 'ActRequest',
    description: '',
    side: 'request',
    shape: { kind: 'map', values: { kind: 'string' } },
  });
  assert.is(typeOf(model, 'ActResponse').kind, 'alias');
});

test.run();
