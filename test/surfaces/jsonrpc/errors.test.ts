import * as assert from 'uvu/assert';
import { ApiError, baseErrors, type ErrorDefinition } from '../../../src/rpc/index.js';
import { jsonRpcCode } from '../../../src/surfaces/jsonrpc/error-object.js';
import { suite } from '../../support/harness.js';
import { responseOf, rpc } from '../support/json-rpc.js';
import { type NotesServer, notesServer } from '../support/notes-server.js';

const test = suite('json-rpc: errors');

async function failure(server: NotesServer, body: unknown, headers = {}) {
  const answer = await server.ask('/rpc', { body, headers });
  assert.is(answer.status, 200);
  const { jsonrpc, id, error, result } = responseOf(answer);
  assert.is(jsonrpc, '2.0');
  assert.is(result, undefined);
  if (!error) throw new Error(`no error: ${answer.text}`);
  return { ...error, id, headers: answer.headers };
}

test('each kind of failure has its code, and carries ours', async () => {
  await using server = await notesServer();
  const nobody = { authorization: undefined };
  const table: readonly (readonly [
    method: string,
    headers: object,
    code: number,
    ours: readonly [number, number],
    name: string,
  ])[] = [
    ['notes.nosuch', {}, -32601, [404, 0], 'endpoint_not_found'],
    ['rpc.discover', {}, -32601, [404, 0], 'endpoint_not_found'],
    ['', {}, -32601, [404, 0], 'endpoint_not_found'],
    ['notes.create', {}, -32602, [400, 12], 'validation_error'],
    ['notes.echo', nobody, -32001, [401, 20], 'no_credentials'],
    ['notes.administer', {}, -32003, [403, 20], 'role_not_allowed'],
    ['notes.refuse', {}, -32029, [429, 7], 'too_many_notes'],
    ['notes.fail', {}, -32603, [500, 0], 'general_error'],
    ['notes.cycle', {}, -32603, [500, 0], 'general_error'],
    ['notes.bigint_error', {}, -32603, [500, 0], 'general_error'],
    ['notes.unfinished', {}, -32051, [501, 0], 'not_implemented'],
  ];
  for (const [method, headers, code, [ourCode, subcode], name] of table) {
    const error = await failure(server, rpc(method, {}, 'x'), headers);
    assert.is(error.id, 'x', method);
    assert.is(error.code, code, method);
    assert.equal([error.data.code, error.data.subcode, error.data.name], [ourCode, subcode, name], method);
    assert.match(error.data.call_id ?? '', /^[0-9a-f]{32}$/, method);
  }
  assert.is(server.unserialisable.length, 2);
});

test('the details of an error are in its data, its headers on the answer', async () => {
  await using server = await notesServer();
  const error = await failure(server, rpc('notes.refuse'));
  assert.is(error.message, 'Too many notes: limit=3');
  assert.equal(error.data.error_data, { limit: 3, retry: true });
  assert.is(error.headers['retry-after'], '5');
});

test('an internal error keeps its secret', async () => {
  await using server = await notesServer();
  assert.not.match(JSON.stringify(await failure(server, rpc('notes.fail'))), /hunter2/);
});

test('params by position, or none at all that could be named, are -32602', async () => {
  await using server = await notesServer();
  for (const params of [['n'], [{ name: 'n' }], 'name', 5, true, null]) {
    const error = await failure(server, rpc('notes.create', params));
    assert.is(error.code, -32602, JSON.stringify(params));
    assert.is(error.data.error_data.field, 'params');
  }
  const mixed = await failure(server, rpc('notes.add_batch', [{ text: 'a' }, 5]));
  assert.equal([mixed.code, mixed.data.error_data.field], [-32602, 'params']);
  assert.is(server.trace.requests.length, 0);
});

test('text that is no JSON is -32700 with its place, and repeats nothing', async () => {
  await using server = await notesServer();
  for (const body of ['{"jsonrpc": "2.0", "secret": hunter2', '', '{}{}', '[1,', `${'['.repeat(200)}${']'.repeat(200)}`]) {
    const error = await failure(server, body);
    assert.is(error.code, -32700, body);
    assert.is(error.id, null);
    assert.not.match(JSON.stringify(error), /hunter2/);
  }
  assert.is((await failure(server, '{"a": }')).data.error_data.column, 7);
});

test('what is no request object is -32600, with its id where that can be read', async () => {
  await using server = await notesServer();
  const table: readonly (readonly [body: unknown, id: unknown])[] = [
    ['5', null],
    ['"text"', null],
    ['null', null],
    [{}, null],
    [{ method: 'notes.ping', id: 1 }, 1],
    [{ jsonrpc: '1.0', method: 'notes.ping', id: 'x' }, 'x'],
    [{ jsonrpc: 2, method: 'notes.ping', id: 1 }, 1],
    [{ jsonrpc: '2.0', id: 1 }, 1],
    [{ jsonrpc: '2.0', method: 5, id: 1 }, 1],
    [{ jsonrpc: '2.0', method: 'notes.ping', id: {} }, null],
    [{ jsonrpc: '2.0', method: 'notes.ping', id: [1] }, null],
    [{ jsonrpc: '2.0', method: 'notes.ping', id: true }, null],
    ['{"jsonrpc":"2.0","method":"notes.ping","id":1e999}', null],
    [{ jsonrpc: '2.0', method: 'x'.repeat(201), id: 1 }, 1],
  ];
  for (const [body, id] of table) {
    const error = await failure(server, body);
    assert.is(error.code, -32600, JSON.stringify(body));
    assert.is(error.id, id, JSON.stringify(body));
  }
  assert.is(server.trace.requests.length, 0);
});

test('members that JSON-RPC does not know, hostile ones too, change nothing', async () => {
  await using server = await notesServer();
  const body =
    '{"jsonrpc":"2.0","id":1,"method":"notes.echo","__proto__":{"method":"notes.fail"},"params":{"__proto__":{"x":1}}}';
  const { text } = await server.ask('/rpc', { body });
  assert.ok(text.includes('"request":{"__proto__":{"x":1}}'));
  assert.is(({} as Record<string, unknown>).x, undefined);
});

test('every status folds into a code that JSON-RPC leaves to servers, or into its own', () => {
  const code = (status: number, name = 'some_error') =>
    jsonRpcCode(new ApiError({ code: status, subcode: 0, name, message: 'm' } satisfies ErrorDefinition));
  const table = { 301: -32000, 400: -32000, 401: -32001, 404: -32004, 413: -32013, 415: -32015, 429: -32029, 451: -32000 };
  for (const [status, expected] of Object.entries({
    ...table,
    500: -32603,
    501: -32051,
    503: -32053,
    504: -32054,
    599: -32603,
  })) {
    assert.is(code(Number(status)), expected, status);
  }
  for (let status = 300; status < 600; status++) {
    const folded = code(status);
    assert.ok(folded === -32603 || (folded <= -32000 && folded >= -32099), String(status));
  }
  assert.is(jsonRpcCode(new ApiError(baseErrors.missing_required_fields)), -32602);
});

test.run();
