import * as assert from 'uvu/assert';
import type { ApiError } from '../../../src/rpc/api-error.js';
import { acceptRequest, responseMismatch } from '../../../src/rpc/validation.js';
import { suite } from '../../support/harness.js';
import { type EmittedModule, imported, layerOf } from './emitted.js';
import { notesApi } from './notes-api.js';

const test = suite('emit: emitted layers in the hands of the framework');

let notes: EmittedModule;
test.before(async () => {
  notes = await imported(notesApi);
});

/** The request as its handler would be given it, or where it was refused and what was expected there. */
function accepted(action: string, version: string, request: Record<string, unknown>, strict = false): unknown {
  try {
    acceptRequest(request, layerOf(notes, `notes.${action}`, version), { strict });
    return request;
  } catch (error) {
    const { field, expected } = (error as ApiError).data;
    return `${field}: ${expected}`;
  }
}

test('nulls are dropped before anything is required or filled in', () => {
  assert.equal(accepted('create', '2.0', { text: 'a', shade: 'red', priority: null, tags: null }), {
    text: 'a',
    shade: 'red',
    priority: 3,
    tags: [],
  });
  assert.match(String(accepted('create', '2.0', { text: 'a', shade: null })), /^shade: a value/);
});

test('a scalar for a list filter is a list of one', () => {
  assert.equal(accepted('get_all', '1.0', { tags: 'x', author: 'u', shade: ['-red', null] }), {
    tags: ['x'],
    author: ['u'],
    shade: ['-red', null],
  });
  assert.match(String(accepted('get_all', '1.0', { tags: 5 })), /^tags\.0: string or null$/);
});

test('an older layer takes and checks what a later one added; strictly it refuses it', () => {
  assert.equal(accepted('create', '1.0', { text: 'a', priority: 1 }), { text: 'a', priority: 1, tags: [] });
  assert.match(String(accepted('create', '1.0', { text: 'a', priority: 0 })), /priority/);
  assert.match(String(accepted('create', '1.0', { text: 'a', priority: 1 }, true)), /^priority: one of text, tags, shade$/);
  assert.equal(accepted('create', '2.0', { text: 'a', shade: 'red', priority: 1 }, true), {
    text: 'a',
    shade: 'red',
    priority: 1,
    tags: [],
  });
});

test('a refusal names the place and what was expected there', () => {
  assert.match(String(accepted('create', '1.0', {})), /^text: a value/);
  assert.match(String(accepted('create', '1.0', { text: 'a', shade: 'green' })), /^shade: one of "red", "blue"$/);
  assert.match(String(accepted('get_all_ex', '1.5', { depth: true })), /^depth: integer or null or string$/);
  assert.match(String(accepted('set-meta', '1.0', { meta: { a: 5 } })), /^meta\.a: string or null$/);
});

test('maps keep the nulls they may have, lists theirs', () => {
  assert.equal(accepted('set-meta', '1.0', { meta: { a: null, b: 'x' }, free: { a: null }, data: null }), {
    meta: { a: null, b: 'x' },
    free: { a: null },
    data: null,
  });
});

test('a batch item is accepted like a single request', () => {
  assert.equal(accepted('import', '1.0', { text: 'a', tags: null }), { text: 'a', tags: [] });
  assert.match(String(accepted('import', '1.0', { text: '' })), /text/);
});

test('an answer that does not fit says where', () => {
  const { response } = layerOf(notes, 'notes.get_all', '1.5');
  assert.is(responseMismatch({ notes: [{ id: 'a', replies: [{ id: 'b' }] }], total: 1 }, response), undefined);
  assert.match(
    String(responseMismatch({ notes: [{ id: 'a', replies: [{ shade: 'green' }] }] }, response)),
    /notes\.0\.replies\.0\.shade/,
  );
});

test.run();
