import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';
import { validatorsOf, verdict } from './emitted.js';

const test = suite('emit: types taken besides the declared one (x-accept)');

const definitions = {
  kind: { type: 'string', enum: ['a', 'b'] },
  item: object({ name: { type: 'string' } }, { required: ['name'] }),
};

const cases: [schema: object, taken: unknown[], refused: [value: unknown, verdict: string][]][] = [
  [
    { type: 'integer', minimum: 1, 'x-accept': ['null', 'string'] },
    [1, null, 'x'],
    [
      [0, 'minimum /p'],
      [true, 'type /p'],
      [1.5, 'type /p'],
    ],
  ],
  [
    { type: 'string', enum: ['a'], 'x-accept': ['integer'] },
    ['a', 5],
    [
      ['b', 'enum /p'],
      [null, 'type /p'],
    ],
  ],
  [
    { $ref: '#/definitions/kind', 'x-accept': ['array'] },
    ['a', [], [1]],
    [
      ['c', 'enum /p'],
      [{}, 'type /p'],
    ],
  ],
  [
    { $ref: '#/definitions/item', 'x-accept': ['null'] },
    [{ name: 'x' }, null],
    [
      [{}, 'required /p'],
      [{ name: 5 }, 'type /p/name'],
    ],
  ],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }], 'x-accept': ['boolean'] }, ['x', 1, true], [[null, 'type /p']]],
  [{ 'x-accept': ['null'] }, [1, 'x', null, {}], []],
];

test('requests', async () => {
  for (const [schema, taken, refused] of cases) {
    const { request } = await validatorsOf(object({ p: { ...schema } }), undefined, definitions);
    for (const value of taken) assert.is(verdict(request, { p: value }), 'ok', JSON.stringify([schema, value]));
    for (const [value, expected] of refused) assert.is(verdict(request, { p: value }), expected, JSON.stringify([schema, value]));
  }
});

test('answers', async () => {
  const metadata = { type: 'object', additionalProperties: { $ref: '#/definitions/item' }, 'x-accept': ['array'] };
  const { response } = await validatorsOf(object({}), object({ metadata }), definitions);
  assert.is(verdict(response, { metadata: [] }), 'ok');
  assert.is(verdict(response, { metadata: { a: { name: 'x' } } }), 'ok');
  assert.is(verdict(response, { metadata: { a: { name: 5 } } }), 'type /metadata/a/name');
  assert.is(verdict(response, { metadata: 'x' }), 'type /metadata');
});

test.run();
