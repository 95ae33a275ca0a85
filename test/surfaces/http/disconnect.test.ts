import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { RawConnection } from '../support/http-client.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('http: disconnect and deadline');

const body = '{"jsonrpc":"2.0","id":1,"method":"notes.wait"}';

test('a handler is told when its client goes away', async () => {
  await using server = await notesServer();
  for (const [index, path] of ['/notes.wait', '/rpc'].entries()) {
    const connection = new RawConnection(server.port);
    const head = [`POST ${path} HTTP/1.1`, 'Host: x', 'Authorization: Bearer user', `Content-Length: ${body.length}`];
    connection.send(head, body);
    await eventually(() => server.trace.waiting === 1, 'the handler to run');
    assert.is(server.trace.aborts.length, index);
    connection.socket.destroy();
    await eventually(() => server.trace.aborts.length === index + 1, 'the signal');
    server.trace.release();
  }
  assert.is((await server.ask('/notes.ping')).status, 200);
});

test('a handler whose client stays is not told anything', async () => {
  await using server = await notesServer();
  const answer = server.ask('/notes.wait', { body: { tag: 'kept' } });
  await eventually(() => server.trace.waiting === 1, 'the handler to run');
  server.trace.release();
  assert.is((await answer).json.data.tag, 'kept');
  assert.is((await server.ask('/notes.ping')).status, 200);
  assert.equal(server.trace.aborts, []);
});

test('a call that outlives its deadline is 504 in the envelope, and its handler is told', async () => {
  await using server = await notesServer({ dispatch: { deadlineMs: 30 } });
  const { status, json } = await server.ask('/notes.wait');
  assert.is(status, 504);
  assert.is(json.meta.result_code, 504);
  assert.is(server.trace.aborts.length, 1);
});

test.run();
