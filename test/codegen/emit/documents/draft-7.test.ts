import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import { draft7 } from '../../../../codegen/emit/openrpc/draft-7.js';
import { suite } from '../../../support/harness.js';

const test = suite('JSON Schema 2020-12 as draft 7');

const cases: readonly (readonly [now: object, then: object])[] = [
  [{ type: 'string' }, { type: 'string' }],
  [{ $ref: '#/a' }, { $ref: '#/a' }],
  [
    { $ref: '#/a', description: 'b' },
    { description: 'b', allOf: [{ $ref: '#/a' }] },
  ],
  [{ $ref: '#/a', allOf: [{ type: 'string' }] }, { allOf: [{ $ref: '#/a' }, { type: 'string' }] }],
  [{ dependentRequired: { a: ['b'] } }, { dependencies: { a: ['b'] } }],
  [{ prefixItems: [{ type: 'string' }] }, { items: [{ type: 'string' }] }],
  [
    { prefixItems: [{ type: 'string' }], items: false },
    { items: [{ type: 'string' }], additionalItems: false },
  ],
  [
    { properties: { a: { items: { $ref: '#/b', maxLength: 3 } } } },
    { properties: { a: { items: { maxLength: 3, allOf: [{ $ref: '#/b' }] } } } },
  ],
];

for (const [now, then] of cases) {
  test(JSON.stringify(now), () => {
    assert.equal(draft7(now as never), then);
  });
}

test('what one takes the other takes', () => {
  const now = {
    type: 'object',
    properties: {
      a: { type: 'integer' },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
      named: { $ref: '#/$defs/short', pattern: '^x' },
    },
    dependentRequired: { a: ['pair'] },
    $defs: { short: { type: 'string', maxLength: 2 } },
  };
  const [older, newer] = [new Ajv({ strict: false }).compile(draft7(now)), new Ajv2020({ strict: false }).compile(now)];
  const values = [1, 'x', 'xy', 'y', 'xyz', ['s', 1], ['s', 1, 2], [1], undefined];
  for (const a of values) {
    for (const pair of values) {
      for (const named of values) {
        const value = JSON.parse(JSON.stringify({ a, pair, named })) as unknown;
        assert.is(older(value), newer(value), JSON.stringify(value));
      }
    }
  }
});

test.run();
