import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { parts, verdict, violations } from './fixture.js';

const test = suite('rule: errors');

const error = (status: number, result_subcode: number) => ({ status, meta: { result_subcode } });
const get = (status: number, subcode: number): string[] => verdict('notes.get', { note: 'x' }, error(status, subcode));

test('one that the action declares', () => {
  assert.equal(get(400, 101), []);
});

test('one of the catalogue that it does not declare', () => {
  assert.equal(get(400, 110), ['error 400/110']);
  assert.match(violations('notes.get', { note: 'x' }, error(400, 110))[0]?.message ?? '', 'notes.get declares: 400/110 No');
});

test('one that is in no catalogue', () => {
  assert.equal(get(400, 999), ['error 400/999']);
  assert.equal(get(418, 0), ['error 418/0']);
});

test("the server's own fault is never right", () => {
  assert.equal(get(500, 0), ['error 500/0']);
  assert.match(violations('notes.get', { note: 'x' }, error(500, 0))[0]?.message ?? '', 'the server failed');
});

test('a role that may not call is right only where not everybody may', () => {
  assert.equal(get(403, 20), ['error 403/20']);
  const operation = parts.operation('notes.get');
  const restricted = { operation: { ...operation, action: { ...operation.action, allowRoles: ['admin'] } } };
  assert.equal(verdict('notes.get', { note: 'x' }, error(403, 20), restricted), []);
  assert.equal(verdict('notes.get', { note: 5 }, error(403, 20), restricted), [], 'told before the request is looked at');
});

test('a body nested without end need not be read', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 150; level++) deep = [deep];
  assert.equal(verdict('notes.get', { note: 'x', deep }, error(400, 0)), []);
  assert.equal(get(400, 0), ['error 400/0']);
});

test.run();
