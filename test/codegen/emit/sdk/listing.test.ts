import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';
import { object } from '../definitions.js';
import { actionOf, modelOf } from './models.js';

const test = suite('sdk: lists that come bit by bit');

const number = { type: 'integer' };
const text = { type: 'string' };
const list = { type: 'array', items: text };
const item = { kind: 'string' };

function listing(request: Readonly<Record<string, SchemaNode>>, response: Readonly<Record<string, SchemaNode>>): object {
  const { paging, scroll } = actionOf(modelOf(object(request), object(response)), 'notes.act');
  return { ...(paging ? { paging } : {}), ...(scroll ? { scroll } : {}) };
}

test('an action that takes a page and its size gives pages', () => {
  const found = listing({ page: number, page_size: number }, { notes: list, total: number });
  assert.equal(found, { paging: { page: 'page', size: 'page_size', items: 'notes', item } });
});

test('an action that takes and gives the id of a scroll scrolls', () => {
  const found = listing({ scroll_id: text, size: number }, { notes: list, scroll_id: text });
  assert.equal(found, { scroll: { id: 'scroll_id', size: 'size', items: 'notes', item } });
});

test('it may do both', () => {
  const request = { page: number, page_size: number, scroll_id: text, size: number };
  assert.equal(Object.keys(listing(request, { notes: list, scroll_id: text })), ['paging', 'scroll']);
});

for (const [what, request, response] of [
  ['half of the fields', { page: number }, { notes: list }],
  ['a scroll that never goes on', { scroll_id: text, size: number }, { notes: list }],
  ['no list', { page: number, page_size: number }, { notes: text }],
  ['two lists', { page: number, page_size: number }, { notes: list, others: list }],
] as const) {
  test(`${what} is no listing`, () => assert.equal(listing(request, response), {}));
}

test.run();
