import * as assert from 'uvu/assert';
import { children, isFragment, mapSchema, walk } from '../../../codegen/definition/schema-walk.js';
import { suite } from '../../support/harness.js';

const test = suite('walking schemas');

const SCHEMA = {
  type: 'object',
  default: { properties: { no: { type: 'string' } } },
  enum: [{ items: {} }],
  properties: { a: { type: 'array', items: { type: 'string' } }, items: { type: 'integer' } },
  patternProperties: { '^x': { type: 'null' } },
  additionalProperties: { type: 'number' },
  anyOf: [{ required: ['a'] }, { not: { required: ['b'] } }],
  dependencies: { a: ['items'] },
  response: { type: 'string' },
};

test('finds every schema and says how it got there', () => {
  assert.equal(
    [...walk(SCHEMA)].map(({ path }) => path.join('.')),
    [
      '',
      'properties.a',
      'properties.a.items',
      'properties.items',
      'patternProperties.^x',
      'additionalProperties',
      'anyOf.0',
      'anyOf.1',
      'anyOf.1.not',
    ],
  );
});

test('starts paths where it is told to', () => {
  assert.equal(
    [...walk({ items: {} }, ['request'])].map(({ path }) => path),
    [['request'], ['request', 'items']],
  );
});

test('does not take booleans for schemas', () => {
  assert.equal([...children({ items: true, additionalProperties: false, anyOf: [true] })], []);
});

test('does not stumble over what is no schema', () => {
  assert.equal([...children({ properties: 'x', anyOf: {}, items: [1], allOf: null, not: 3 })], []);
});

test('changes every schema, the innermost first, and nothing else', () => {
  const seen: unknown[] = [];
  const changed = mapSchema(SCHEMA, (node) => {
    seen.push(node.type ?? Object.keys(node)[0]);
    return { ...node, seen: true };
  });
  assert.equal(seen, ['string', 'array', 'integer', 'null', 'number', 'required', 'required', 'not', 'object']);
  assert.equal(changed.default, SCHEMA.default);
  assert.equal(changed.enum, SCHEMA.enum);
  assert.equal(changed.response, SCHEMA.response);
  assert.equal((changed.properties as typeof SCHEMA.properties).items, { type: 'integer', seen: true });
});

test('leaves the original as it was', () => {
  const before = structuredClone(SCHEMA);
  mapSchema(SCHEMA, (node) => ({ ...node, type: 'changed' }));
  assert.equal(SCHEMA, before);
});

test('keeps keys that are no ordinary names', () => {
  const schema = JSON.parse('{"properties": {"__proto__": {"type": "string"}}}') as Record<string, unknown>;
  const changed = mapSchema(schema, (node) => node);
  assert.equal(JSON.stringify(changed), JSON.stringify(schema));
});

test('tells fragments of layers from schemas', () => {
  assert.ok(isFragment({ request: {}, response: {} }));
  assert.ok(isFragment({ response: { type: 'object' } }));
  assert.not.ok(isFragment({ type: 'object', properties: { request: {} } }));
  assert.not.ok(isFragment({ request: 'text' }));
});

test.run();
