import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { neededBeside, typeText } from '../../../../codegen/emit/markdown/type-text.js';
import { suite } from '../../../support/harness.js';
import { object } from '../definitions.js';

const test = suite('types in words');

const definitions = {
  note: object({ id: { type: 'string' } }),
  kind: { type: 'string', enum: ['plain', 'todo'] },
};

const cases: readonly (readonly [schema: SchemaNode | boolean, words: string])[] = [
  [{ type: 'string' }, 'string'],
  [{ type: ['string', 'null'] }, 'string or null'],
  [{}, 'any'],
  [true, 'any'],
  [false, 'none'],
  [{ type: 'integer', minimum: 0, maximum: 9 }, 'integer, at least 0, at most 9'],
  [
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 },
    'number, more than 0, less than 1, a multiple of 0.5',
  ],
  [{ type: 'string', minLength: 3, maxLength: 5 }, 'string, 3 characters or more, 5 characters at most'],
  [{ type: 'string', pattern: '^a|b$' }, 'string, like `^a|b$`'],
  [{ type: 'string', format: 'date-time' }, 'string, date-time'],
  [{ type: 'array' }, 'list'],
  [
    { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 9 },
    'list of string, not empty, 1 or more, 9 at most',
  ],
  [{ type: 'array', items: { type: 'string' }, uniqueItems: true }, 'list of string, none twice'],
  [{ type: 'array', items: { type: 'string' }, uniqueItems: false }, 'list of string'],
  [{ type: 'object' }, 'object'],
  [{ type: 'object', additionalProperties: { type: ['string', 'null'] } }, 'map of string or null'],
  [{ type: 'object', additionalProperties: false }, 'object'],
  [{ $ref: '#/definitions/kind' }, '`"plain"`, `"todo"`'],
  [{ $ref: '#/definitions/note' }, '[note](#object-note)'],
  [{ type: 'array', items: { $ref: '#/definitions/note' } }, 'list of [note](#object-note)'],
  [{ anyOf: [{ type: 'string' }, { $ref: '#/definitions/note' }] }, 'string or [note](#object-note)'],
  [{ type: 'string', 'x-accept': ['number'] }, 'string or number'],
  [{ type: 'integer', enum: [0, 1], 'x-accept': ['integer'] }, '`0`, `1` or integer'],
  [{ type: 'array', items: { type: 'string' }, 'x-filter': 'list' }, 'list of string, or one'],
  [{ type: 'string', 'x-filter': 'list' }, 'string, or a list'],
];

for (const [schema, words] of cases) {
  test(`${JSON.stringify(schema)} is ${words}`, () => {
    assert.is(typeText(schema, definitions), words);
  });
}

test('a field that is of no use alone says beside which', () => {
  const schema = { dependencies: { page: ['size', 'order'] }, dependentRequired: { size: ['page'] } };
  assert.is(neededBeside('page', schema), 'together with `size` and `order`');
  assert.is(neededBeside('size', schema), 'together with `page`');
  assert.is(neededBeside('constructor', schema), '');
});

test.run();
