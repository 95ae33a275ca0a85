import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { schemaParts } from '../../../codegen/emit/validators/schema-parts.js';
import { SchemaPool } from '../../../codegen/emit/validators/schema-pool.js';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';

const test = suite('emit: the schemas that validators are made of');

const text = { type: 'string' };
const ref = (name: string): SchemaNode => ({ $ref: `#/definitions/${name}` });

test('equal schemas have one id, whatever says nothing about validity', () => {
  const pool = new SchemaPool({});
  const first = pool.add(pool.checked({ ...text, description: 'a', format: 'uuid', 'x-secret': true }, 'request'));
  assert.is(pool.add(pool.checked({ title: 'b', ...text }, 'response')), first);
  assert.equal([...pool.schemas], [[first, text]]);
});

test('references become ids, and definitions that come to the same share one', () => {
  const pool = new SchemaPool({
    a: object({ v: ref('b') }),
    b: text,
    c: { ...text, maxLength: 3 },
    d: object({ v: ref('e') }),
    e: { ...text },
  });
  const { properties } = pool.checked(object({ a: ref('a'), d: ref('d'), c: ref('c') }), 'request') as {
    readonly properties: Readonly<Record<string, { readonly $ref: string }>>;
  };
  assert.is(properties.a?.$ref, properties.d?.$ref);
  assert.is.not(properties.a?.$ref, properties.c?.$ref);
  const { $ref: inAnswer } = pool.checked(ref('c'), 'response') as { readonly $ref: string };
  assert.equal(pool.schemas.get(inAnswer), text);
  assert.is(pool.schemas.size, 3);
});

test('what may run as deep as a value is nested is known: schemas that contain themselves, items compared in full', () => {
  const pool = new SchemaPool({
    tree: object({ children: { type: 'array', items: ref('tree') } }),
    even: object({ next: ref('odd') }),
    odd: object({ next: ref('even') }),
    flat: object({ name: text }),
    unique: { type: 'array', uniqueItems: true },
  });
  const unbounded = (schema: SchemaNode) => pool.isUnbounded(pool.add(pool.checked(schema, 'request')));
  assert.is(unbounded(object({ a: ref('tree') })), true);
  assert.is(unbounded(object({ a: { type: 'array', items: ref('odd') } })), true);
  assert.is(unbounded(object({ a: object({ b: ref('unique') }) })), true);
  assert.is(unbounded(object({ a: ref('flat') })), false);
  assert.is(unbounded(object({ a: { type: 'array', items: { type: 'array', items: text } } })), false);
  // Answers are not compared item by item.
  assert.is(pool.isUnbounded(pool.add(pool.checked(ref('unique'), 'response'))), false);
});

test('of a schema only the parts that code reads are kept', () => {
  const schema = JSON.stringify({
    type: 'object',
    properties: { a: { enum: [1, 2] }, 'b c': { enum: [3] }, d: { items: [{ enum: [4] }] } },
    required: ['a'],
  });
  const parts = (code: string) => {
    const part = schemaParts(code)('schema1', schema);
    return part === undefined ? undefined : (JSON.parse(part) as unknown);
  };
  assert.is(parts('schema11.properties.a.enum; schema2.properties'), undefined);
  assert.equal(parts('x(schema1.properties.a.enum)'), { properties: { a: { enum: [1, 2] } } });
  assert.equal(parts('schema1.properties["b c"].enum; schema1.required'), {
    properties: { 'b c': { enum: [3] } },
    required: ['a'],
  });
  assert.equal(parts('schema1.properties.d.items[0].enum'), { properties: { d: { items: [{ enum: [4] }] } } });
  assert.equal(parts('f(schema1)'), JSON.parse(schema));
  assert.is(parts('"schema1.not.there"'), undefined);
});

test.run();
