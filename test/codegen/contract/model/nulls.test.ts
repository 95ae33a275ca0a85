import * as assert from 'uvu/assert';
import { withoutNulls } from '../../../../codegen/contract/model/nulls.js';
import { suite } from '../../../support/harness.js';

const test = suite('nulls that count as absent');

const definitions = { part: { type: 'object', properties: { a: { type: 'string' }, b: { type: ['string', 'null'] } } } };
const schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    note: { type: ['string', 'null'] },
    taken: { type: 'string', 'x-accept': ['null'] },
    part: { $ref: '#/definitions/part' },
    parts: { type: 'array', items: { $ref: '#/definitions/part' } },
    map: { type: 'object', additionalProperties: { type: 'string' } },
    free: { type: 'object', additionalProperties: true },
    either: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/definitions/part' } }] },
  },
};

const cases: readonly (readonly [what: string, request: Record<string, unknown>, left: Record<string, unknown>])[] = [
  ['a declared member goes', { name: null }, {}],
  ['one whose type is null as well stays', { note: null }, { note: null }],
  ['one that accepts null stays', { taken: null }, { taken: null }],
  ['one that nobody declares goes, at the top', { other: null }, {}],
  ['inside an object the same holds', { part: { a: null, b: null } }, { part: { b: null } }],
  ['what nobody declares stays there', { part: { other: null } }, { part: { other: null } }],
  ['items stay, what is in them goes', { parts: [null, { a: null }] }, { parts: [null, {}] }],
  ['values of a map go', { map: { x: null, y: 'z' } }, { map: { y: 'z' } }],
  ['values of anything stay', { free: { x: null } }, { free: { x: null } }],
  ['alternatives are looked into', { either: [{ a: null }] }, { either: [{}] }],
  ['what is no null is left alone', { name: '', part: {}, parts: [] }, { name: '', part: {}, parts: [] }],
];

for (const [what, request, left] of cases) {
  test(what, () => {
    const before = structuredClone(request);
    assert.equal(withoutNulls(request, schema, definitions), left);
    assert.equal(request, before, 'the request itself is as it was');
  });
}

test.run();
