import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { verdict } from './fixture.js';

const test = suite('rule: streams');

const ready = { stream: true, body: { kind: 'ready' } };

test('the first event fits the response', () => {
  assert.equal(verdict('notes.watch', {}, ready), []);
  assert.equal(verdict('notes.watch', {}, { stream: true, body: { kind: 5 } }), ['answer-shape kind']);
  assert.equal(verdict('notes.watch', {}, { stream: true, body: {} }), ['answer-shape kind']);
});

test('nothing may have come yet', () => {
  assert.equal(verdict('notes.watch', {}, { stream: true, body: undefined }), []);
});

test('it names the version that answers', () => {
  assert.equal(verdict('notes.watch', {}, { ...ready, headers: { 'api-version': '1.2' } }), ['version header API-Version']);
});

test('it is not opened without credentials', () => {
  assert.equal(verdict('notes.watch', {}, ready, { as: 'nobody' }), ['access nobody']);
});

test('an action that declares one answers with one, and no other does', () => {
  assert.equal(verdict('notes.watch', {}, { data: { kind: 'ready' } }), ['answer-shape']);
  assert.equal(verdict('notes.ping', {}, ready), ['envelope']);
});

test('a refusal is an answer like any other', () => {
  assert.equal(verdict('notes.watch', {}, { status: 401, meta: { result_subcode: 20 } }, { as: 'nobody' }), []);
});

test.run();
