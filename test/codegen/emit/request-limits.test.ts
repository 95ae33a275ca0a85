import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';
import { validatorsOf, verdict } from './emitted.js';

const test = suite('emit: what requests are checked for');

test('every limit a definition may set holds', async () => {
  const { request } = await validatorsOf(
    object({
      name: { type: 'string', minLength: 2, maxLength: 3, pattern: '^[a-z😀]+$' },
      count: { type: 'integer', minimum: 1, exclusiveMaximum: 10, multipleOf: 3 },
      kind: { type: 'string', enum: ['a', 'b'] },
      fixed: { const: 7 },
      list: { type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 2, uniqueItems: true },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
      map: {
        type: 'object',
        additionalProperties: { type: ['string', 'null'] },
        maxProperties: 1,
        propertyNames: { maxLength: 2 },
      },
      either: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
      both: { allOf: [{ minimum: 2 }, { maximum: 4 }] },
      not: { not: { type: 'null' } },
    }),
  );
  const cases: [SchemaValue: Record<string, unknown>, expected: string][] = [
    [{ name: 'ab' }, 'ok'],
    [{ name: 'a' }, 'minLength /name'],
    [{ name: 'abcd' }, 'maxLength /name'],
    [{ name: 'AB' }, 'pattern /name'],
    [{ name: 5 }, 'type /name'],
    [{ count: 9 }, 'ok'],
    [{ count: 0 }, 'minimum /count'],
    [{ count: 12 }, 'exclusiveMaximum /count'],
    [{ count: 4 }, 'multipleOf /count'],
    [{ count: 4.5 }, 'type /count'],
    [{ count: '3' }, 'type /count'],
    [{ kind: 'c' }, 'enum /kind'],
    [{ fixed: 8 }, 'const /fixed'],
    [{ list: [1, 2] }, 'ok'],
    [{ list: [] }, 'minItems /list'],
    [{ list: [1, 2, 3] }, 'maxItems /list'],
    [{ list: [1, 1] }, 'uniqueItems /list'],
    [{ list: 1 }, 'type /list'],
    [{ pair: ['a', 1] }, 'ok'],
    [{ pair: ['a', 'b'] }, 'type /pair/1'],
    [{ pair: ['a', 1, 2] }, 'items /pair'],
    [{ map: { a: null } }, 'ok'],
    [{ map: { a: 1 } }, 'type /map/a'],
    [{ map: { abc: 'x' } }, 'maxLength /map'],
    [{ either: 1 }, 'ok'],
    [{ either: true }, 'type /either'],
    [{ both: 3 }, 'ok'],
    [{ both: 5 }, 'maximum /both'],
    [{ not: null }, 'not /not'],
  ];
  for (const [value, expected] of cases) assert.is(verdict(request, value), expected, JSON.stringify(value));
});

test('length counts characters, not the halves of surrogate pairs', async () => {
  const { request } = await validatorsOf(object({ name: { type: 'string', maxLength: 2 } }));
  assert.is(verdict(request, { name: '😀😀' }), 'ok');
  assert.is(verdict(request, { name: '😀😀😀' }), 'maxLength /name');
});

test('objects are compared by value, whatever the order of their keys', async () => {
  const { request } = await validatorsOf(
    object({ list: { type: 'array', uniqueItems: true }, point: { enum: [{ x: 1, y: [2] }] } }),
  );
  assert.is(
    verdict(request, {
      list: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    }),
    'uniqueItems /list',
  );
  assert.is(verdict(request, { list: [{ a: 1 }, { a: 2 }, [1], { 0: 1 }, null, 'a'] }), 'ok');
  assert.is(verdict(request, { point: { y: [2], x: 1 } }), 'ok');
  assert.is(verdict(request, { point: { x: 1, y: [2, 3] } }), 'enum /point');
});

test('fields that nobody declares pass and stay; where the definition forbids them they do not', async () => {
  const open = await validatorsOf(object({ a: { type: 'string' } }));
  const value = { a: 'x', extra: { deep: [1] } };
  assert.is(verdict(open.request, value), 'ok');
  assert.equal(value, { a: 'x', extra: { deep: [1] } });
  const closed = await validatorsOf(object({ a: { type: 'string' } }, { additionalProperties: false }));
  assert.is(verdict(closed.request, value), 'additionalProperties');
});

test('format and dependencies document only', async () => {
  const { request } = await validatorsOf(
    object({ at: { type: 'string', format: 'date-time' }, page: { type: 'integer' } }, { dependencies: { page: ['page_size'] } }),
  );
  assert.is(verdict(request, { at: 'yesterday', page: 1 }), 'ok');
});

test('dependentRequired is a limit like others', async () => {
  const { request } = await validatorsOf(object({ page: { type: 'integer' } }, { dependentRequired: { page: ['page_size'] } }));
  assert.is(verdict(request, { page: 1 }), 'dependentRequired');
});

test('an issue tells place, keyword, parameters and message, and nothing of the schema behind', async () => {
  const { request } = await validatorsOf(
    object({ list: { type: 'array', items: { $ref: '#/definitions/kind' } } }, { required: ['list'] }),
    undefined,
    { kind: { type: 'string', enum: ['a', 'it\'s "b"'] } },
  );
  assert.not(request({}));
  assert.equal(request.errors, [
    { instancePath: '', keyword: 'required', params: { missingProperty: 'list' }, message: "must have required property 'list'" },
  ]);
  assert.not(request({ list: ['a', 'c'] }));
  assert.equal(request.errors?.[0], {
    instancePath: '/list/1',
    keyword: 'enum',
    params: { allowedValues: ['a', 'it\'s "b"'] },
    message: 'must be equal to one of the allowed values',
  });
  assert.ok(request({ list: ['a', 'it\'s "b"'] }));
  assert.is(request.errors, null);
});

test.run();
