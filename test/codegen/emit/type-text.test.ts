import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import type { Schema } from '../../../codegen/emit/schema/keywords.js';
import { typeOf } from '../../../codegen/emit/types/type-of.js';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';

const test = suite('emit: the type of a schema');

function text(schema: Schema, expanded = false): string {
  return typeOf(schema, { definition: (name) => `T_${name}`, expanded }).text;
}

const cases: [schema: Schema, type: string][] = [
  [true, 'unknown'],
  [false, 'never'],
  [{}, 'unknown'],
  [{ type: 'string' }, 'string'],
  [{ type: 'integer' }, 'number'],
  [{ type: ['integer', 'number'] }, 'number'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ type: 'string', enum: ['a', "it's", 'a'] }, "'a' | 'it\\'s'"],
  [{ enum: [1, true, null] }, '1 | true | null'],
  [{ enum: ['a', { b: 1 }] }, 'unknown'],
  [{ const: 'x' }, "'x'"],
  [{ $ref: '#/definitions/item', description: 'x' }, 'T_item'],
  [{ type: 'array' }, 'readonly unknown[]'],
  [{ type: 'array', items: { type: 'string' } }, 'readonly string[]'],
  [{ type: 'array', items: { type: ['string', 'null'] } }, 'readonly (string | null)[]'],
  [{ type: 'array', items: { type: 'array', items: { type: 'number' } } }, 'readonly (readonly number[])[]'],
  [
    { type: 'array', prefixItems: [{ type: 'string' }, { type: ['integer', 'null'] }], items: false },
    'readonly [string?, (number | null)?]',
  ],
  [{ type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } }, 'readonly [string?, ...number[]]'],
  [{ type: 'object' }, 'Readonly<Record<string, unknown>>'],
  [{ type: 'object', additionalProperties: true }, 'Readonly<Record<string, unknown>>'],
  [{ type: 'object', additionalProperties: false }, 'Record<string, never>'],
  [{ type: 'object', additionalProperties: { type: ['string', 'null'] } }, 'Readonly<Record<string, string | null>>'],
  [{ anyOf: [{ type: 'string' }, { $ref: '#/definitions/a' }] }, 'string | T_a'],
  [{ oneOf: [{ type: 'string' }, { type: 'string', maxLength: 3 }] }, 'string'],
  [{ allOf: [{ $ref: '#/definitions/a' }, { anyOf: [{ $ref: '#/definitions/b' }, { type: 'null' }] }] }, 'T_a & (T_b | null)'],
  [{ type: 'string', pattern: '^a', minLength: 1 }, 'string'],
  [
    { type: 'integer', 'x-accept': ['null', 'array', 'object'] },
    'number | null | readonly unknown[] | Readonly<Record<string, unknown>>',
  ],
  [{ 'x-accept': ['null'] }, 'unknown'],
];

test('each kind of schema', () => {
  for (const [schema, type] of cases) assert.is(text(schema), type, JSON.stringify(schema));
});

test('an object: required members, optional ones with undefined spelt out, quoted names, nested indentation', () => {
  const node: SchemaNode = object(
    {
      id: { type: 'string' },
      'odd-name': { type: ['integer', 'null'] },
      any: {},
      inner: object({ list: { type: 'array', items: object({ x: { type: 'boolean' } }) } }),
    },
    { required: ['id'] },
  );
  assert.is(
    text(node),
    [
      '{',
      '  readonly id: string;',
      "  readonly 'odd-name'?: number | null | undefined;",
      '  readonly any?: unknown;',
      '  readonly inner?: {',
      '    readonly list?: readonly {',
      '      readonly x?: boolean | undefined;',
      '    }[] | undefined;',
      '  } | undefined;',
      '}',
    ].join('\n'),
  );
});

test('an object that is open by declaration may hold anything more', () => {
  assert.match(
    text(object({ a: { type: 'string' } }, { additionalProperties: true })),
    /readonly \[name: string\]: unknown;\n\}$/,
  );
  assert.not.match(text(object({ a: { type: 'string' } }, { additionalProperties: false })), /\[name: string\]/);
  assert.not.match(text(object({ a: { type: 'string' } })), /\[name: string\]/);
});

test('members tell what they are, their default and since when', () => {
  const node = object({ a: { type: 'boolean', description: 'Says */ so.', default: false, 'x-since': '2.14' } });
  assert.is(
    text(node),
    '{\n  /**\n   * Says *\\/ so.\n   * @default false\n   * @since 2.14\n   */\n  readonly a?: boolean | undefined;\n}',
  );
});

test('where ids are expanded, the id of another object may be that object', () => {
  assert.is(text({ type: 'string', 'x-ref': 'users' }), 'string');
  assert.is(text({ type: 'string', 'x-ref': 'users' }, true), 'string | Reference');
  assert.is(text({ type: 'array', 'x-ref': 'users', items: { type: 'string' } }, true), 'readonly (string | Reference)[]');
  assert.is(text({ type: 'array', items: { type: 'string', 'x-ref': 'users' } }, true), 'readonly (string | Reference)[]');
});

test.run();
