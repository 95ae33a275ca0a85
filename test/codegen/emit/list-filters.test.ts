import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { object } from './definitions.js';
import { validatorsOf, verdict } from './emitted.js';

const test = suite('emit: list filters');

const definitions = { shade: { type: 'string', enum: ['red', 'blue'] } };
const filter = { 'x-filter': 'list' };

async function checking(schema: object) {
  const { request } = await validatorsOf(object({ f: { ...schema, ...filter } }), undefined, definitions);
  return (value: unknown) => verdict(request, { f: value });
}

test('null and operators stand among the values', async () => {
  const check = await checking({ type: 'array', items: { type: 'string' } });
  assert.is(check(['__$all', 'a', '-b', null]), 'ok');
  assert.is(check([]), 'ok');
  assert.is(check(['a', 5]), 'type /f/1');
  assert.is(check([['a']]), 'type /f/0');
  assert.is(check({ a: 1 }), 'type /f');
});

test('an unknown value is no error, whatever values the items have', async () => {
  for (const items of [
    { $ref: '#/definitions/shade' },
    { type: 'string', enum: ['red'] },
    { type: 'string', pattern: '^r', maxLength: 3 },
  ]) {
    const check = await checking({ type: 'array', items });
    assert.is(check(['red', 'green', '-red', '__$not', null]), 'ok', JSON.stringify(items));
    assert.is(check([true]), 'type /f/0');
  }
});

test('items of other types may still be operators', async () => {
  const check = await checking({ type: 'array', items: { type: 'integer', minimum: 3 } });
  assert.is(check([1, '__$not', 2, null]), 'ok');
  assert.is(check([1.5]), 'type /f/0');
});

test('a property declared as one value takes it, and the list that the dispatcher makes of it', async () => {
  for (const schema of [{ type: 'string' }, { $ref: '#/definitions/shade' }]) {
    const check = await checking(schema);
    assert.is(check('x'), 'ok');
    assert.is(check(['x', null]), 'ok');
    assert.is(check([5]), 'type /f/0');
    assert.is(check(5), 'type /f');
  }
});

test('limits of the list itself hold', async () => {
  const check = await checking({ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 });
  assert.is(check([]), 'minItems /f');
  assert.is(check(['a', 'b', 'c']), 'maxItems /f');
});

test('other types that the filter takes are taken', async () => {
  const check = await checking({ type: 'array', items: { type: 'string' }, 'x-accept': ['object'] });
  assert.is(check({ a: 1 }), 'ok');
  assert.is(check(['a']), 'ok');
  assert.is(check(5), 'type /f');
});

test.run();
