import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { declaredProperties, defaultOf, either, takesNull } from '../../../codegen/emit/schema/facts.js';
import { filterItemTypes, filterList } from '../../../codegen/emit/schema/filter.js';
import { canonical, type Schema, schemaList, schemaMap, strings } from '../../../codegen/emit/schema/keywords.js';
import { reachable, refName, resolve } from '../../../codegen/emit/schema/refs.js';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';

const test = suite('emit: facts about schemas');

const text = { type: 'string' };
const definitions: Readonly<Record<string, SchemaNode>> = {
  name: { ...text, default: 'x', description: 'A name.' },
  alias: { $ref: '#/definitions/name', description: 'Another.' },
  person: object({ name: { $ref: '#/definitions/alias' }, friends: { type: 'array', items: { $ref: '#/definitions/person' } } }),
  pet: object({ name: { type: 'integer' }, owner: { $ref: '#/definitions/person' } }),
  maybe: { anyOf: [{ $ref: '#/definitions/name' }, { $ref: '#/definitions/nothing' }] },
  nothing: { type: 'null' },
  loop: { $ref: '#/definitions/pool' },
  pool: { $ref: '#/definitions/loop' },
  knot: { anyOf: [{ $ref: '#/definitions/knot' }, text] },
};

const ref = (name: string): SchemaNode => ({ $ref: `#/definitions/${name}` });

test('a reference is followed to its end, and what stands beside it wins', () => {
  assert.equal(resolve(ref('alias'), definitions), { type: 'string', default: 'x', description: 'Another.' });
  assert.equal(resolve({ ...ref('alias'), default: 'y' }, definitions), {
    type: 'string',
    default: 'y',
    description: 'Another.',
  });
  assert.equal(resolve({ type: 'integer' }, definitions), { type: 'integer' });
  assert.is(resolve(true, definitions), true);
});

test('a reference to nothing, or in a circle, is an error; names of Object.prototype are no definitions', () => {
  assert.throws(() => resolve(ref('missing'), definitions), /no definition missing/);
  assert.throws(() => resolve(ref('loop'), definitions), /definition loop refers only to itself/);
  assert.throws(() => resolve(ref('constructor'), definitions), /no definition constructor/);
});

test('only references to definitions are references', () => {
  assert.is(refName(ref('a/b')), 'a/b');
  for (const other of [{}, { $ref: '#' }, { $ref: 5 }, { $ref: 'https://example.com/x' }, true, false] as Schema[]) {
    assert.is(refName(other), undefined);
  }
});

test('what is reached, through others and in circles, once and sorted', () => {
  assert.equal(reachable([object({ p: ref('pet') })], definitions), ['alias', 'name', 'person', 'pet']);
  assert.equal(reachable([{ anyOf: [ref('loop')] }, true], definitions), ['loop', 'pool']);
  assert.equal(reachable([{ default: ref('pet'), enum: [ref('pet')] }], definitions), []);
});

test('declared properties come from the schema, its references and its alternatives, its own counting first', () => {
  const schema = {
    properties: { own: text },
    allOf: [ref('pet')],
    anyOf: [ref('person'), object({ own: { type: 'integer' }, more: text })],
  };
  const found = declaredProperties(schema, definitions);
  assert.equal([...found.keys()], ['own', 'name', 'owner', 'friends', 'more']);
  assert.equal(found.get('own'), text);
  assert.equal(found.get('name'), { type: 'integer' });
  assert.equal([...declaredProperties(true, definitions)], []);
  assert.equal([...declaredProperties(ref('knot'), definitions)], []);
});

test('what alternatives declare differently is either, laid flat, each once', () => {
  const found = declaredProperties(
    { anyOf: [object({ a: text }), ref('pet'), object({ a: { ...text } })], oneOf: [ref('person')] },
    definitions,
  );
  assert.equal(found.get('a'), text);
  assert.equal(found.get('name'), { type: 'integer' });
  const number = { type: 'number' };
  assert.equal(either([text, { anyOf: [number, text], description: 'Both.' }, { anyOf: [{ anyOf: [number] }] }]), {
    anyOf: [number, text],
  });
  assert.equal(either([number, text]), either([text, number]));
  assert.equal(either([{ anyOf: [text], minLength: 1 }]), { anyOf: [text], minLength: 1 });
});

test('null is taken where type, values and alternatives all allow it', () => {
  const cases: [schema: Schema, taken: boolean][] = [
    [true, true],
    [false, false],
    [{}, true],
    [text, false],
    [{ type: ['string', 'null'] }, true],
    [{ type: ['string', 'null'], enum: ['a'] }, false],
    [{ enum: ['a', null] }, true],
    [{ const: null }, true],
    [{ const: 0 }, false],
    [ref('name'), false],
    [ref('nothing'), true],
    [ref('maybe'), true],
    [{ ...ref('name'), 'x-accept': ['null'] }, true],
    [{ allOf: [{}, text] }, false],
    [{ anyOf: [text, {}], oneOf: [text] }, false],
    [ref('knot'), true],
  ];
  for (const [schema, taken] of cases) assert.is(takesNull(schema, definitions), taken, JSON.stringify(schema));
});

test('a default is its own, else that of what it refers to; a default may be false or null', () => {
  assert.equal(defaultOf(ref('alias'), definitions), { value: 'x' });
  assert.equal(defaultOf({ ...ref('alias'), default: null }, definitions), { value: null });
  assert.equal(defaultOf({ default: false }, definitions), { value: false });
  assert.is(defaultOf(text, definitions), undefined);
  assert.is(defaultOf(true, definitions), undefined);
});

test('a filter is a list of the declared values, of text and of null', () => {
  assert.equal(filterList({ type: 'array', items: ref('name'), minItems: 2 }, definitions), {
    type: 'array',
    items: { type: ['string', 'null'] },
    minItems: 2,
  });
  assert.equal(filterList({ type: 'integer', minimum: 3 }, definitions), {
    type: 'array',
    items: { type: ['integer', 'string', 'null'] },
  });
  assert.equal(filterItemTypes({ type: 'array' }, definitions), []);
  assert.equal(filterItemTypes(ref('alias'), definitions), ['string']);
});

test('keywords that are missing or of the wrong form hold nothing', () => {
  assert.equal(schemaMap(undefined), []);
  assert.equal(schemaMap({ a: text, b: 5, c: true }), [
    ['a', text],
    ['c', true],
  ]);
  assert.equal(schemaList('x'), []);
  assert.equal(schemaList([text, 5, false]), [text, false]);
  assert.equal(strings(undefined), []);
  assert.equal(strings('a'), ['a']);
  assert.equal(strings(['a', 5, 'b']), ['a', 'b']);
});

test('canonical text does not depend on the order of keys, and does on that of lists', () => {
  assert.is(canonical({ b: [1, { d: 1, c: 2 }], a: 0 }), canonical({ a: 0, b: [1, { c: 2, d: 1 }] }));
  assert.is.not(canonical({ enum: [1, 2] }), canonical({ enum: [2, 1] }));
});

test.run();
