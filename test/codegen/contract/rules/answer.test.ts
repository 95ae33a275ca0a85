import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { verdict, violations } from './fixture.js';

const test = suite('rule: answers');

const get = (data: unknown): string[] => verdict('notes.get', { note: 'x' }, { data });

test('data that fits the response', () => {
  assert.equal(get({ note: { id: 'x', status: 'draft' } }), []);
  assert.equal(get({ note: { id: 'x', more: 1 } }), [], 'more than is declared');
  assert.equal(get({ note: {} }), [], 'further down it may be a projection');
});

test('a wrong type, a value that is not one of the list, a member that is missing at the top', () => {
  assert.equal(get({ note: { id: 5 } }), ['answer-shape note.id']);
  assert.equal(get({ note: { id: 'x', status: 'lost' } }), ['answer-shape note.status']);
  assert.equal(get({ note: 'x' }), ['answer-shape note']);
  assert.equal(get({}), ['answer-shape note']);
});

test('an item is named whatever its index', () => {
  assert.equal(verdict('notes.list', {}, { data: { notes: [{}, { id: 5 }] } }), ['answer-shape notes.*.id']);
});

test('the message tells types and no values', () => {
  const [found] = violations('notes.get', { note: 'x' }, { data: { note: { id: ['a secret'] } } });
  assert.is(found?.message, 'data.note.id: expected string, got a list of 1');
});

test('an error has no data to look at', () => {
  assert.equal(verdict('notes.get', { note: 'x' }, { status: 400, meta: { result_subcode: 101 } }), []);
});

test.run();
