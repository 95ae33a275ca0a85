import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { callerView, handlerView } from '../../../codegen/emit/types/request-view.js';
import { typeOf } from '../../../codegen/emit/types/type-of.js';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';

const test = suite('emit: requests as handlers and callers see them');

const text = { type: 'string' };
const definitions = { mode: { type: 'string', enum: ['in', 'out'], default: 'in' } };

/** The members of an object type by name: `string`, or `string?` when it may be missing. */
function members(node: SchemaNode): Record<string, string> {
  const printed = typeOf(node, { definition: (name) => name, expanded: false }).text;
  const found = [...printed.matchAll(/^ {2}readonly (\w+)(\??): (.*?)( \| undefined)?;$/gm)];
  return Object.fromEntries(found.map(([, name, mark, type]) => [name ?? '', `${type}${mark}`]));
}

function handled(...requests: SchemaNode[]): Record<string, string> {
  return members(
    handlerView(
      requests.map((request, index) => ({ version: `1.${index}`, request })),
      definitions,
    ),
  );
}

test('a property is certain only if every layer requires it or has a default', () => {
  const required = object({ a: text }, { required: ['a'] });
  const defaulted = object({ a: { ...text, default: '' } });
  const optional = object({ a: text });
  assert.equal(handled(required), { a: 'string' });
  assert.equal(handled(required, defaulted), { a: 'string' });
  assert.equal(handled(required, optional), { a: 'string?' });
  assert.equal(handled(optional, required), { a: 'string?' });
  assert.equal(handled(object({}), defaulted), { a: 'string?' });
  assert.equal(handled(object({ m: { $ref: '#/definitions/mode' } })), { m: 'mode' });
});

test('properties that the newest layer lost are still sent by old callers', () => {
  assert.equal(handled(object({ old: text }, { required: ['old'] }), object({ a: text })), { a: 'string?', old: 'string?' });
});

test('a layer without fields declares none: it is no free object beside layers that have some', () => {
  assert.equal(handled({ type: 'object' }, object({ a: text })), { a: 'string?' });
  assert.equal(handled(object({ a: text }), { type: 'object' }), { a: 'string?' });
});

test('where layers differ in a type it is any of them', () => {
  assert.equal(
    handled(object({ a: text, b: text }), object({ a: { type: 'integer' }, b: { ...text, minLength: 2, description: 'New.' } })),
    {
      a: 'number | string?',
      b: 'string?',
    },
  );
});

test('nested objects are merged, not listed', () => {
  const inner = (properties: Readonly<Record<string, SchemaNode>>, required: string[]) =>
    object({ o: object(properties, { required }) });
  const merged = handlerView(
    [
      { version: '1.0', request: inner({ x: text, y: text }, ['x', 'y']) },
      { version: '1.1', request: inner({ x: text, y: { type: 'integer' }, z: text }, ['x', 'z']) },
    ],
    {},
  );
  const { o } = merged.properties as { readonly o: SchemaNode };
  assert.is(
    typeOf(o, { definition: String, expanded: false }).text,
    '{\n  readonly x: string;\n  readonly y?: number | string | undefined;\n  readonly z?: string | undefined;\n}',
  );
});

test('a handler gets filters as lists, a caller may send one value', () => {
  const request = object({
    tags: { type: 'array', items: { $ref: '#/definitions/mode' }, 'x-filter': 'list' },
    count: { type: 'integer', 'x-filter': 'list' },
    any: { type: 'array', items: text, 'x-filter': 'list', 'x-accept': ['boolean'] },
  });
  assert.equal(handled(request), {
    tags: 'readonly (string | null)[]?',
    count: 'readonly (number | string | null)[]?',
    any: 'readonly (string | null)[] | boolean?',
  });
  assert.equal(members(callerView({ version: '1.0', request }, definitions)), {
    tags: 'string | null | readonly (string | null)[]?',
    count: 'number | string | null | readonly (number | string | null)[]?',
    any: 'string | null | readonly (string | null)[] | boolean?',
  });
});

test('a caller need not send what has a default', () => {
  const request = object({ a: { ...text, default: 'x' }, b: text }, { required: ['b'] });
  assert.equal(members(callerView({ version: '1.0', request }, definitions)), { a: 'string?', b: 'string' });
});

test('requests made of alternatives are any of them', () => {
  const request = { anyOf: [object({ id: text }, { required: ['id'] }), { $ref: '#/definitions/mode' }] };
  const view = handlerView(
    [
      { version: '1.0', request },
      { version: '1.1', request: object({ id: text }) },
    ],
    definitions,
  );
  assert.is(
    typeOf(view, { definition: (name) => name, expanded: false }).text.replaceAll(/\s+/g, ' '),
    '{ readonly id?: string | undefined; } | { readonly id: string; } | mode',
  );
});

test.run();
