import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { type Making, valueFor } from '../../../../codegen/contract/generate/value.js';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';
import { randomDefinitions, randomRequests } from '../../emit/random-schemas.js';

const test = suite('values for a schema');

const ajv = new Ajv2020({ strict: false });

function making(seed: string, optional: Making['optional'], definitions: Making['definitions'] = {}): Making {
  return { definitions, random: new Random(seed), optional, idOf: (resource) => `id of ${resource}` };
}

function value(schema: SchemaNode, optional: Making['optional'] = 'all', seed = '1'): unknown {
  return valueFor(schema, making(seed, optional));
}

const schemas: readonly SchemaNode[] = [
  { type: 'string' },
  { type: 'string', minLength: 3, maxLength: 4 },
  { type: 'string', pattern: '^[a-f]{2}-\\d+$' },
  { type: 'string', enum: ['a', 'b'] },
  { type: 'integer' },
  { type: 'integer', minimum: 5, maximum: 6 },
  { type: 'integer', maximum: -3, minimum: -4 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  { type: 'integer', multipleOf: 7, minimum: 100 },
  { type: 'boolean' },
  { type: 'null' },
  { type: ['null', 'string'] },
  { const: { a: 1 } },
  { enum: [1, null] },
  { type: 'array', items: { type: 'integer' }, minItems: 3 },
  { type: 'array', items: { type: 'integer' }, maxItems: 0 },
  { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
  { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } }, required: ['a'] },
  { type: 'object', additionalProperties: { type: 'boolean' } },
  { type: 'object', additionalProperties: false },
  {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
      { properties: { b: { type: 'integer' } } },
    ],
  },
  { anyOf: [{ type: 'string' }, { type: 'integer' }] },
  { oneOf: [{ type: 'string' }, { type: 'boolean' }], description: 'either' },
  {},
];

for (const schema of schemas) {
  test(`fits ${JSON.stringify(schema)}`, () => {
    const fits = ajv.compile(schema);
    for (const optional of ['none', 'some', 'all'] as const) {
      for (const seed of ['1', '2', '3', '4']) {
        const made = value(schema, optional, seed);
        assert.ok(fits(made), `${JSON.stringify(made)}: ${ajv.errorsText(fits.errors)}`);
      }
    }
  });
}

test('an object has what it must have, some of the rest, or all of it', () => {
  const properties = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`p${at}`, { type: 'string' }]));
  const schema = { type: 'object', required: ['p0'], properties };
  assert.equal(Object.keys(value(schema, 'none') as object), ['p0']);
  assert.equal(Object.keys(value(schema, 'all') as object), Object.keys(properties));
  const some = Object.keys(value(schema, 'some') as object);
  assert.ok(some.includes('p0') && some.length > 3 && some.length < 18, `${some}`);
});

test('an id stands where the schema refers to an object, also in lists and through references', () => {
  const definitions = { owner: { type: 'string', 'x-ref': 'users' } };
  const schema = { type: 'array', items: { $ref: '#/definitions/owner' } };
  assert.equal(valueFor(schema, making('1', 'all', definitions)), ['id of users']);
  assert.equal(value({ type: ['string', 'null'], 'x-ref': 'tasks' }), 'id of tasks');
});

test('a schema that contains itself comes to an end', () => {
  const made = valueFor({ $ref: '#/definitions/tree' }, making('1', 'all', randomDefinitions));
  assert.ok(JSON.stringify(made).length < 2000);
  assert.ok(JSON.stringify(made).includes('children'));
});

test('the same seed makes the same value', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' }, c: { type: 'boolean' } } };
  assert.equal(value(schema, 'some', 'x'), value(schema, 'some', 'x'));
  assert.not.equal(value(schema, 'all', 'x'), value(schema, 'all', 'y'));
});

test('most random schemas are met at the first try', () => {
  const folder = { definitions: randomDefinitions };
  let met = 0;
  for (const [at, schema] of randomRequests.entries()) {
    const fits = ajv.compile({ ...schema, ...folder });
    if (fits(valueFor(schema, making(`${at}`, 'all', randomDefinitions)))) met++;
  }
  assert.ok(met > randomRequests.length * 0.85, `${met} of ${randomRequests.length}`);
});

test.run();
