import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import type { NullShape } from '../../../src/rpc/compiled.js';
import { dropNulls } from '../../../src/rpc/nulls.js';
import { suite } from '../../support/harness.js';
import { apiOf, object, service, single } from './definitions.js';
import { imported, layerOf } from './emitted.js';

const test = suite('emit: where nulls are dropped');

const text = { type: 'string' };

async function shapeOf(request: SchemaNode, definitions?: Readonly<Record<string, SchemaNode>>): Promise<NullShape> {
  return layerOf(await imported(single(request, undefined, definitions)), 'notes.act', '1.0').nulls;
}

async function dropped(request: SchemaNode, value: Record<string, unknown>, definitions?: Readonly<Record<string, SchemaNode>>) {
  dropNulls(value, await shapeOf(request, definitions));
  return value;
}

test('each declared property has a shape; what takes null says so', async () => {
  const request = object({
    plain: text,
    nullable: { type: ['string', 'null'] },
    accepting: { type: 'string', 'x-accept': ['null'] },
    chosen: { enum: ['a', null] },
    fixed: { const: null },
    either: { anyOf: [text, { type: 'null' }] },
    all: { allOf: [{ type: ['string', 'null'] }, { enum: ['a'] }] },
    untyped: {},
    'odd-name': text,
  });
  assert.equal(await shapeOf(request), {
    properties: {
      plain: {},
      nullable: { nullable: true },
      accepting: { nullable: true },
      chosen: { nullable: true },
      fixed: { nullable: true },
      either: { nullable: true },
      all: {},
      untyped: { nullable: true },
      'odd-name': {},
    },
  });
});

test('objects, lists and maps are described as deep as they are declared', async () => {
  const request = object({
    script: { $ref: '#/definitions/script' },
    items: { type: 'array', items: { $ref: '#/definitions/script' } },
    names: { type: 'array', items: text },
    container: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    sections: {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: { $ref: '#/definitions/script' } },
    },
    runtime: { type: 'object', additionalProperties: true },
  });
  const definitions = { script: object({ branch: text, inner: object({ deep: text }) }) };
  const value = () => ({ branch: null, inner: { deep: null, other: null }, more: null });
  assert.equal(
    await dropped(
      request,
      {
        script: value(),
        items: [value(), null],
        names: [null, 'a'],
        container: { image: null },
        sections: { a: { b: value(), c: null }, d: null },
        runtime: { x: null },
        undeclared: { x: null },
      },
      definitions,
    ),
    {
      script: { inner: { other: null }, more: null },
      items: [{ inner: { other: null }, more: null }, null],
      names: [null, 'a'],
      container: { image: null },
      sections: { a: { b: { inner: { other: null }, more: null } } },
      runtime: { x: null },
      undeclared: { x: null },
    },
  );
});

test('alternatives count together', async () => {
  const request = object({
    v: { anyOf: [object({ a: text }), { $ref: '#/definitions/other' }] },
    list: { oneOf: [{ type: 'string' }, { type: 'array', items: object({ a: text }) }] },
  });
  const definitions = { other: object({ b: { type: ['string', 'null'] } }) };
  assert.equal(await dropped(request, { v: { a: null, b: null }, list: [{ a: null }] }, definitions), {
    v: { b: null },
    list: [{}],
  });
});

test('a property that alternatives declare differently is any of theirs', async () => {
  const request = object({
    v: { anyOf: [object({ a: text, b: text }), object({ a: { type: ['string', 'null'] } })] },
    list: {
      oneOf: [
        { type: 'array', items: object({ a: text }) },
        { type: 'array', items: object({ b: text }) },
      ],
    },
  });
  assert.equal(await dropped(request, { v: { a: null, b: null }, list: [{ a: null, b: null, c: null }] }), {
    v: { a: null },
    list: [{ c: null }],
  });
});

test('alternatives that contain themselves, in each other too, come to an end', async () => {
  const orNull = (name: string): SchemaNode => ({ anyOf: [{ $ref: `#/definitions/${name}` }, { type: 'null' }] });
  const definitions = {
    tree: object({ name: text, left: orNull('tree'), right: orNull('twin') }),
    twin: object({
      left: { anyOf: [{ $ref: '#/definitions/tree' }, { $ref: '#/definitions/twin' }] },
      right: orNull('tree'),
      tag: text,
    }),
    knot: {
      anyOf: [
        { $ref: '#/definitions/knot' },
        { $ref: '#/definitions/tree' },
        { type: 'array', items: { $ref: '#/definitions/knot' } },
      ],
    },
  };
  const value = () => ({
    name: null,
    left: null,
    right: { tag: null, right: null, left: { name: null, tag: null, left: null, right: { tag: null } } },
  });
  const expected = { left: null, right: { right: null, left: { left: null, right: {} } } };
  assert.equal(await dropped(object({ v: { $ref: '#/definitions/tree' } }), { v: value() }, definitions), { v: expected });
  assert.equal(await dropped(object({ v: { $ref: '#/definitions/knot' } }), { v: [[value()]] }, definitions), {
    v: [[expected]],
  });
});

test('a definition that contains itself is described to any depth', async () => {
  const definitions = {
    tree: object({
      name: text,
      children: { type: 'array', items: { $ref: '#/definitions/tree' } },
      twin: { $ref: '#/definitions/twin' },
    }),
    twin: object({
      tree: { $ref: '#/definitions/tree', 'x-accept': ['null'] },
      map: { type: 'object', additionalProperties: { $ref: '#/definitions/twin' } },
    }),
  };
  const tree = () => ({
    name: null,
    children: [{ name: null, twin: { tree: { name: null, children: [] }, map: { k: { tree: null, map: null } } } }],
  });
  assert.equal(await dropped(object({ tree: { $ref: '#/definitions/tree' } }), { tree: tree() }, definitions), {
    tree: { children: [{ twin: { tree: { children: [] }, map: { k: { tree: null } } } }] },
  });
});

test('a definition that refers only to itself is an error, not an endless loop', async () => {
  const definitions = { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } };
  let message = '';
  try {
    await shapeOf(object({ v: { $ref: '#/definitions/a' } }), definitions);
  } catch (error) {
    message = String(error);
  }
  assert.match(message, /refers only to itself/);
});

test('fields of later layers are described too, and layers share what is equal', async () => {
  const emitted = await imported(
    apiOf([
      service('notes', {
        act: {
          layers: {
            '1.0': { request: object({ a: text }) },
            '1.1': { request: object({ a: text, b: { type: ['string', 'null'] } }) },
          },
        },
      }),
    ]),
  );
  const [first, second] = ['1.0', '1.1'].map((version) => layerOf(emitted, 'notes.act', version).nulls);
  assert.equal(first, { properties: { a: {}, b: { nullable: true } } });
  assert.is(first, second);
});

test.run();
