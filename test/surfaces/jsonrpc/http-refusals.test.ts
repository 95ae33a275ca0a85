import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { RawConnection } from '../support/http-client.js';
import { responseOf, rpc } from '../support/json-rpc.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('json-rpc: what HTTP refuses');

test('other methods are 405 with Allow and an error object', async () => {
  await using server = await notesServer();
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await server.ask('/rpc', { method, body: rpc('notes.ping') });
    assert.is(answer.status, 405, method);
    assert.is(answer.headers.allow, 'POST, OPTIONS', method);
    const { id, error } = responseOf(answer);
    assert.equal([id, error?.code, error?.data.code], [null, -32600, 405], method);
  }
  assert.is((await server.ask('/rpc', { method: 'HEAD' })).status, 405);
});

test('a version that is none is 400, with leading zeros 400/2', async () => {
  await using server = await notesServer();
  for (const [path, subcode] of Object.entries({ '/v2/rpc': 0, '/v2.1.3/rpc': 0, '/vx/rpc': 0, '/v02.1/rpc': 2 })) {
    const answer = await server.ask(path, { body: rpc('notes.ping') });
    assert.is(answer.status, 400, path);
    assert.equal([responseOf(answer).error?.code, responseOf(answer).error?.data.subcode], [-32600, subcode], path);
  }
});

test('other paths that end alike are no JSON-RPC', async () => {
  await using server = await notesServer();
  for (const path of ['/rpc/', '/rpcx', '/x/rpc', '/v2.13/rpc/x', '/v2.13/x/rpc']) {
    const { status, json } = await server.ask(path, { body: rpc('notes.ping') });
    assert.is(status, 400, path);
    assert.is(json.meta.result_code, 400, path);
  }
});

test('an encoded or multipart body is 415, a large one 413', async () => {
  await using server = await notesServer({ limits: { bodyBytes: 200 } });
  const encoded = await server.ask('/rpc', { body: rpc('notes.ping'), headers: { 'content-encoding': 'gzip' } });
  assert.equal([encoded.status, responseOf(encoded).error?.data.code], [415, 415]);
  const form = await server.ask('/rpc', { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x' } });
  assert.is(form.status, 415);
  const large = await server.ask('/rpc', { body: rpc('notes.ping', { name: 'x'.repeat(200) }) });
  assert.equal([large.status, responseOf(large).error?.data.error_data], [413, { max_bytes: 200 }]);
});

test('bytes that are no UTF-8 are 400', async () => {
  await using server = await notesServer();
  assert.is((await server.ask('/rpc', { body: Buffer.from([0x22, 0xff, 0x22]) })).status, 400);
});

test('a body cut off midway ends the request and nothing else', async () => {
  await using server = await notesServer();
  const connection = new RawConnection(server.port);
  connection.send(['POST /rpc HTTP/1.1', 'Host: x', 'Content-Length: 100'], '{"jsonrpc":"2.0"');
  await eventually(() => connection.socket.bytesWritten > 50, 'the head to be sent');
  connection.socket.destroy();
  await connection.closed;
  assert.is(responseOf(await server.ask('/rpc', { body: rpc('notes.ping') })).result.msg, 'pong');
  assert.is(server.trace.requests.length, 1);
});

test('X-Request-Id is that of the request, in refusals too', async () => {
  await using server = await notesServer();
  for (const path of ['/rpc', '/v2/rpc']) {
    const { headers } = await server.ask(path, { body: rpc('notes.ping'), headers: { 'x-request-id': 'r-1' } });
    assert.is(headers['x-request-id'], 'r-1', path);
  }
});

test.run();
