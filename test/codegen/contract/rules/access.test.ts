import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { verdict } from './fixture.js';

const test = suite('rule: access');

const refused = { status: 401, meta: { result_subcode: 20 } };
const id = 'x';

test('an action that needs credentials answers nobody without', () => {
  assert.equal(verdict('notes.get', { note: id }, refused, { as: 'nobody' }), []);
  assert.equal(verdict('notes.get', { note: id }, refused, { as: 'stranger' }), []);
  const answered = { data: { note: { id } } };
  assert.equal(verdict('notes.get', { note: id }, answered, { as: 'nobody' }), ['access nobody']);
  assert.equal(verdict('notes.get', { note: id }, answered, { as: 'stranger' }), ['access stranger']);
});

test('one that needs none answers everybody', () => {
  assert.equal(verdict('notes.ping', {}, {}, { as: 'nobody' }), []);
  assert.equal(verdict('notes.ping', {}, refused, { as: 'stranger' }), ['access stranger']);
});

test('to the caller a 401 is an error that no action declares', () => {
  assert.equal(verdict('notes.get', { note: id }, refused), ['error 401/20']);
});

test('what is not there is 404, and nothing else', () => {
  const nowhere = { operation: undefined };
  assert.equal(verdict('notes.ping', {}, { status: 404, endpoint: { actual_version: null } }, nowhere), []);
  assert.equal(verdict('notes.ping', {}, { endpoint: { actual_version: null } }, nowhere), ['access caller']);
  assert.equal(verdict('notes.ping', {}, { status: 404, endpoint: { actual_version: 1.1 } }, nowhere), [
    'version endpoint.actual_version',
  ]);
});

test.run();
