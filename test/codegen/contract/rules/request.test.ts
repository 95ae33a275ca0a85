import * as assert from 'uvu/assert';
import { place } from '../../../../codegen/contract/rules/request.js';
import { suite } from '../../../support/harness.js';
import { type Sketch, verdict, violations } from './fixture.js';

const test = suite('rule: requests');

const refusal = (field: unknown, subcode = 12): Sketch => ({
  status: 400,
  meta: { result_subcode: subcode, error_data: { field } },
});

test('what is wrong is refused, and the field named', () => {
  assert.equal(verdict('notes.create', { text: 5 }, refusal('text')), []);
  assert.equal(verdict('notes.create', {}, refusal('text')), []);
  assert.equal(verdict('notes.create', {}, refusal('text', 11)), [], 'a missing field has an error of its own, too');
});

test('what is wrong is let through', () => {
  assert.equal(verdict('notes.create', { text: 5 }, { data: { id: 'x' } }), ['refuses text']);
  assert.equal(verdict('notes.create', {}, { data: { id: 'x' } }), ['refuses text']);
  const [found] = violations('notes.create', { text: '' }, { data: { id: 'x' } });
  assert.match(
    found?.message ?? '',
    'text: expected must NOT have fewer than 1 characters, so that 400/12 is the answer, got 200/0',
  );
});

test('what is wrong is refused as something else', () => {
  assert.equal(verdict('notes.get', { note: 5 }, { status: 400, meta: { result_subcode: 101 } }), ['refuses note']);
  assert.equal(verdict('notes.create', { text: 5 }, refusal('text', 11)), ['refuses text'], 'it is not missing');
});

test('another field is named, or none', () => {
  assert.equal(verdict('notes.create', { text: 5 }, refusal('folder')), ['names-field text']);
  assert.equal(verdict('notes.create', { text: 5 }, refusal(undefined)), ['names-field text']);
});

test('an item may be named by its list, and a list by its item', () => {
  assert.equal(verdict('notes.drop_many', { ids: [5] }, refusal('ids')), []);
  assert.equal(verdict('notes.drop_many', { ids: [5] }, refusal('ids.0')), []);
  assert.equal(verdict('notes.drop_many', { ids: [5] }, refusal('id')), ['names-field ids.*']);
});

test('what is right is not refused as wrong', () => {
  assert.equal(verdict('notes.create', { text: 'a', other: 1 }, refusal('other')), ['lets-through other']);
  assert.equal(verdict('notes.create', { text: 'a', folder: null }, refusal('folder')), ['lets-through folder']);
});

test('an action that finds fault by itself may do so', () => {
  assert.equal(verdict('notes.list', { page: 7 }, refusal('page')), []);
});

test('a strict server refuses what the layer does not declare', () => {
  const undeclared = { text: 'a', other: 1 };
  assert.equal(verdict('notes.create', undeclared, refusal('other'), {}, true), []);
  assert.equal(verdict('notes.create', undeclared, { data: { id: 'x' } }, {}, true), ['refuses other']);
});

test('a call without credentials is not judged by its request', () => {
  assert.equal(verdict('notes.create', {}, { status: 401, meta: { result_subcode: 20 } }, { as: 'nobody' }), []);
});

test('a place is the same whatever item it is in', () => {
  assert.is(place('ids.0'), 'ids.*');
  assert.is(place('a.12.b.3'), 'a.*.b.*');
  assert.is(place('v2.x1'), 'v2.x1');
});

test.run();
