import * as assert from 'uvu/assert';
import { heapDefaults, heapProblem } from '../../../src/surfaces/symetry/heap.js';
import { suite } from '../../support/harness.js';

const test = suite('the memory of a task of SymetryML (rest-surfaces 3.6)');

const [MIN, MAX] = ['sml.task.heap.min', 'sml.task.heap.max'];

const heap = (min?: string, max?: string) => ({
  ...(min !== undefined && { [MIN]: min }),
  ...(max !== undefined && { [MAX]: max }),
});

test('has the defaults of the product', () => {
  assert.equal(heapDefaults, { [MIN]: '1024m', [MAX]: '2048m' });
  assert.is(heapProblem({}), undefined);
});

for (const [min, max] of [
  ['1024m', '2048m'],
  ['1024K', '1M'],
  ['1g', '1024m'],
  ['1048576k', '1G'],
  ['0m', '0k'],
  ['1024m', undefined],
  [undefined, '4g'],
  [`${'9'.repeat(30)}k`, `${'9'.repeat(30)}m`],
] as const) {
  test(`${min} to ${max} is fine`, () => assert.is(heapProblem(heap(min, max)), undefined));
}

for (const text of [
  '',
  'much',
  '1024',
  '1024mb',
  '1.5g',
  '-1m',
  ' 1m',
  '1m ',
  '1t',
  '1 m',
  '１m',
  '1m\n',
  `${'9'.repeat(31)}k`,
]) {
  test(`${JSON.stringify(text)} is no size`, () => {
    assert.match(heapProblem(heap(text)) ?? '', `params.${MIN}: expected a size`);
    assert.match(heapProblem(heap('1m', text)) ?? '', `params.${MAX}: expected a size`);
  });
}

for (const [min, max] of [
  ['2049m', '2048m'],
  ['3g', undefined],
  [undefined, '512m'],
  ['1025k', '1m'],
] as const) {
  test(`${min} to ${max} is the wrong way round`, () => {
    const problem = heapProblem(heap(min, max)) ?? '';
    assert.match(problem, `params.${MIN}: expected no more than ${MAX}`);
    assert.match(problem, min ?? '1024m');
    assert.match(problem, max ?? '2048m');
  });
}

test.run();
