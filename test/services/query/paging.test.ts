import * as assert from 'uvu/assert';
import { pageOf } from '../../../src/services/query/paging.js';
import { suite } from '../../support/harness.js';
import { codes, refusal } from './refusal.js';

const test = suite('query/paging');

const none: ReadonlySet<string> = new Set();

test('without paging the first 500 come, and a cut will be told', () => {
  assert.equal(pageOf({}, none), { skip: 0, limit: 500, capped: true });
});

test('a page alone has 500', () => {
  assert.equal(pageOf({ page: 2 }, none), { skip: 1000, limit: 500, capped: true });
});

test('a size alone is the size of the first page', () => {
  assert.equal(pageOf({ page_size: 7 }, none), { skip: 0, limit: 7, capped: false });
});

test('a page begins where the one before it ended', () => {
  assert.equal(pageOf({ page: 3, page_size: 7 }, none), { skip: 21, limit: 7, capped: false });
});

test('more than 500 are capped, and the offset goes by the capped size', () => {
  assert.equal(pageOf({ page: 1, page_size: 600 }, none), { skip: 500, limit: 500, capped: true });
  assert.equal(pageOf({ page: 1, page_size: 500 }, none), { skip: 500, limit: 500, capped: false });
});

test('null for both lifts the limit; null for the size alone is a page without a size', () => {
  assert.equal(pageOf({}, new Set(['page', 'page_size'])), { skip: 0, capped: false });
  assert.is(codes(refusal(() => pageOf({}, new Set(['page_size'])))), '400/11');
  assert.is(codes(refusal(() => pageOf({ page: 0 }, new Set(['page_size'])))), '400/11');
});

test('null for the page alone counts as absent', () => {
  assert.equal(pageOf({ page_size: 5 }, new Set(['page'])), { skip: 0, limit: 5, capped: false });
});

for (const request of [
  { page: -1 },
  { page: -1, page_size: 5 },
  { page_size: 0 },
  { page_size: -1 },
  { page: 0, page_size: -5 },
]) {
  test(`${JSON.stringify(request)} is out of range`, () => assert.is(codes(refusal(() => pageOf(request, none))), '400/12'));
}

for (const request of [{ page: '1' }, { page: 1.5 }, { page_size: true }, { page_size: [5] }]) {
  test(`${JSON.stringify(request)} is no integer`, () => {
    const error = refusal(() => pageOf(request, none));
    assert.equal([codes(error), error.data.expected], ['400/12', 'integer']);
  });
}

test('a page beyond all numbers stays a safe offset', () => {
  const { skip } = pageOf({ page: Number.MAX_SAFE_INTEGER, page_size: 500 }, none);
  assert.ok(Number.isSafeInteger(skip));
});

test.run();
