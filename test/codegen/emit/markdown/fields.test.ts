import * as assert from 'uvu/assert';
import { fieldsOf } from '../../../../codegen/emit/markdown/fields.js';
import { historyOf } from '../../../../codegen/emit/markdown/since.js';
import { suite } from '../../../support/harness.js';
import { object } from '../definitions.js';

const test = suite('fields of a schema');

const definitions = {
  note: object({ id: { type: 'string' } }),
  kind: { type: 'string', enum: ['plain', 'todo'], default: 'plain', description: 'What sort of note.' },
};

function paths(schema: Parameters<typeof fieldsOf>[0]): string[] {
  return fieldsOf(schema, definitions).map(({ path }) => path);
}

test('nested fields come below theirs, through lists and maps', () => {
  const inner = object({ text: { type: 'string' } });
  assert.equal(
    paths(object({ one: inner, many: { type: 'array', items: inner }, named: { type: 'object', additionalProperties: inner } })),
    ['one', 'one.text', 'many', 'many[].text', 'named', 'named.*.text'],
  );
});

test('an object with a section of its own is not entered', () => {
  assert.equal(
    paths(object({ note: { $ref: '#/definitions/note' }, notes: { type: 'array', items: { $ref: '#/definitions/note' } } })),
    ['note', 'notes'],
  );
});

test('a field tells whether it is required, and its default and description, its own or referred to', () => {
  const schema = object(
    { kind: { $ref: '#/definitions/kind' }, page: { type: 'integer', default: 0, description: 'Page.' } },
    { required: ['page'] },
  );
  assert.equal(
    fieldsOf(schema, definitions).map(({ required, fallback, description }) => [required, fallback, description]),
    [
      [false, '"plain"', 'What sort of note.'],
      [true, '0', 'Page.'],
    ],
  );
});

test('names that objects inherit are fields like others', () => {
  const schema = JSON.parse('{"properties": {"__proto__": {"type": "string"}, "constructor": {"type": "string"}}}') as object;
  assert.equal(paths({ ...schema }), ['__proto__', 'constructor']);
  assert.equal(
    [...historyOf([{ version: '1.0', schema: { ...schema } }], {}).since],
    [
      ['__proto__', '1.0'],
      ['constructor', '1.0'],
    ],
  );
});

test('a field is there since the first layer that has it, and gone when the newest has it no more', () => {
  const layer = (version: string, ...names: string[]) => ({
    version,
    schema: object(Object.fromEntries(names.map((name) => [name, { type: 'string' }]))),
  });
  const { since, gone } = historyOf([layer('1.0', 'a', 'b'), layer('1.2', 'a', 'b', 'c'), layer('1.10', 'a', 'c')], {});
  assert.equal(Object.fromEntries(since), { a: '1.0', b: '1.0', c: '1.2' });
  assert.equal(Object.fromEntries(gone), { b: '1.2' });
});

test.run();
