import * as assert from 'uvu/assert';
import type { LayerDefinition, SchemaNode } from '../../../codegen/definition/ir.js';
import { contractOf } from '../../../codegen/lock/contract.js';
import { suite } from '../../support/harness.js';

const test = suite('the contract of a layer');

function layer(request: SchemaNode, more: Partial<LayerDefinition> = {}): LayerDefinition {
  return { version: '1.0', description: 'D', request, response: {}, location: { file: 'a' }, ...more };
}

function contract(request: SchemaNode, definitions: Readonly<Record<string, SchemaNode>> = {}): unknown {
  return contractOf(layer(request), definitions).request;
}

test('is its request and response', () => {
  const { description: _, ...rest } = layer({ type: 'object' }, { response: { type: 'string' } });
  assert.equal(contractOf({ ...rest, description: '' }, {}), { request: { type: 'object' }, response: { type: 'string' } });
});

test('of a batch is what it repeats', () => {
  const { request: _, ...batch } = layer({}, { batch: { action: 'update', version: '1.5' } });
  assert.equal(contractOf(batch, {}), { batch: { action: 'update', version: '1.5' }, response: {} });
});

test('does not hold when it was deprecated, or what it is called', () => {
  const plain = contractOf(layer({}), {});
  assert.equal(
    contractOf(layer({}, { deprecated: true, sunset: '2026-01-01', description: 'Other', version: '9.9' }), {}),
    plain,
  );
});

test('has no descriptions, titles, examples or x- keys, however deep', () => {
  const node = {
    description: 'D',
    title: 'T',
    $comment: 'C',
    examples: [1],
    deprecated: true,
    'x-ref': 'users',
    'x-secret': true,
    type: 'string',
  };
  assert.equal(contract({ ...node, properties: { a: { ...node, items: node } } }), {
    type: 'string',
    properties: { a: { type: 'string', items: { type: 'string' } } },
  });
});

test('keeps properties that are called like words of schemas', () => {
  const properties = {
    description: { type: 'string' },
    title: { type: 'string' },
    'x-ref': { type: 'string' },
    required: { type: 'string' },
  };
  assert.equal(contract({ properties: { ...properties, default: { description: 'D', type: 'string' } } }), {
    properties: { ...properties, default: { type: 'string' } },
  });
});

test('keeps data as it is, but for the order of its keys', () => {
  const data = { description: 'D', 'x-ref': 'x', required: [], b: [2, 1], a: null };
  assert.equal(contract({ default: data, const: data }), { const: data, default: data });
  assert.is(JSON.stringify(contract({ default: { b: 1, a: 2 } })), '{"default":{"a":2,"b":1}}');
});

test('follows references; what stands beside one wins', () => {
  const definitions = {
    kind: { type: 'string', description: 'K', default: 'a' },
    list: { type: 'array', items: { $ref: '#/definitions/kind' } },
  };
  assert.equal(contract({ $ref: '#/definitions/list', minItems: 1 }, definitions), {
    type: 'array',
    minItems: 1,
    items: { type: 'string', default: 'a' },
  });
  assert.equal(contract({ $ref: '#/definitions/kind', default: 'b' }, definitions), { type: 'string', default: 'b' });
});

test('follows a reference to a reference', () => {
  const definitions = { a: { $ref: '#/definitions/b', minLength: 1 }, b: { type: 'string', minLength: 0 } };
  assert.equal(contract({ $ref: '#/definitions/a' }, definitions), { type: 'string', minLength: 1 });
});

test('sorts what is a set and keeps what is a sequence', () => {
  assert.equal(
    contract({
      type: ['string', 'null'],
      required: ['b', 'a'],
      enum: [3, 'x', null, 1],
      anyOf: [{ type: 'string' }, { type: 'integer' }],
      dependencies: { b: ['z', 'y'], a: [] },
      prefixItems: [{ type: 'string' }, { type: 'integer' }],
      default: ['b', 'a'],
    }),
    {
      anyOf: [{ type: 'integer' }, { type: 'string' }],
      default: ['b', 'a'],
      dependencies: { a: [], b: ['y', 'z'] },
      enum: ['x', 1, 3, null],
      prefixItems: [{ type: 'string' }, { type: 'integer' }],
      required: ['a', 'b'],
      type: ['null', 'string'],
    },
  );
});

test('leaves out what says nothing', () => {
  assert.equal(contract({ type: 'object', required: [], additionalProperties: true }), { type: 'object' });
  assert.equal(contract({ type: 'object', additionalProperties: false }), { type: 'object', additionalProperties: false });
});

test('keeps a misplaced response, without its descriptions', () => {
  assert.equal(
    contract({ 'x-misplaced': ['response'], response: { properties: { a: { type: 'boolean', description: 'D' } } } }),
    {
      response: { properties: { a: { type: 'boolean' } } },
    },
  );
});

test.run();
