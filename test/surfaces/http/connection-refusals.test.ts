import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { RawConnection } from '../support/http-client.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('http: what is refused before it is a call');

async function answerTo(port: number, lines: readonly string[], body = ''): Promise<RawConnection> {
  const connection = new RawConnection(port).send(lines, body);
  await connection.closed;
  return connection;
}

test('headers above the limit are 431 in the envelope', async () => {
  await using server = await notesServer();
  const connection = await answerTo(server.port, ['GET /notes.ping HTTP/1.1', 'Host: x', `X-Filler: ${'x'.repeat(40_000)}`]);
  assert.equal(connection.statuses, [431]);
  assert.is(connection.json.meta.result_code, 431);
  assert.equal(connection.json.meta.endpoint, { name: '', requested_version: 1, actual_version: null });
});

test('two long tokens in the headers are within the limit', async () => {
  await using server = await notesServer();
  const connection = await answerTo(server.port, [
    'GET /notes.ping HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${'x'.repeat(12_000)}`,
    `Cookie: session=${'x'.repeat(12_000)}`,
    'Connection: close',
  ]);
  assert.equal(connection.statuses, [200]);
});

test('the limit on headers is an option', async () => {
  await using server = await notesServer({ limits: { headerBytes: 2_000 } });
  const connection = await answerTo(server.port, ['GET /notes.ping HTTP/1.1', 'Host: x', `X-Filler: ${'x'.repeat(3_000)}`]);
  assert.equal(connection.statuses, [431]);
});

test('what is no HTTP is 400 in the envelope', async () => {
  await using server = await notesServer();
  for (const lines of [
    ['hello'],
    ['GET /notes.ping HTTP/1.1', 'Host: x', 'Bad Header: y'],
    ['GET /notes.ping HTTP/1.1', 'Host: x', 'Content-Length: many'],
    ['GET /notes.ping HTTP/9.9', 'Host: x'],
  ]) {
    const connection = await answerTo(server.port, lines);
    assert.equal(connection.statuses, [400], lines[0]);
    assert.match(connection.json.meta.result_msg, /not valid HTTP/);
  }
});

test('a target or a host that is no URL is 400 in the envelope', async () => {
  await using server = await notesServer();
  for (const lines of [
    ['GET /notes\\ping HTTP/1.1', 'Host: x'],
    ['OPTIONS * HTTP/1.1', 'Host: x'],
    ['GET /notes.ping HTTP/1.1', 'Host: a b'],
    ['GET /notes.ping HTTP/1.1', 'Host: x/../y'],
  ]) {
    const connection = await answerTo(server.port, [...lines, 'Connection: close']);
    assert.equal(connection.statuses, [400], lines.join());
    assert.is(connection.json.meta.result_code, 400);
  }
});

test('HTTP/1.0 without a host is served', async () => {
  await using server = await notesServer();
  const connection = await answerTo(server.port, ['GET /notes.ping HTTP/1.0']);
  assert.equal(connection.statuses, [200]);
});

test('headers that take too long to come are 408', async () => {
  await using server = await notesServer({ limits: { headersMs: 100, requestMs: 150 }, checkEveryMs: 20 });
  const connection = new RawConnection(server.port);
  connection.socket.write('GET /notes.ping HTTP/1.1\r\nHost: x\r\n');
  await connection.closed;
  assert.equal(connection.statuses, [408]);
  assert.is(connection.json.meta.result_code, 408);
});

test('a body that takes too long to come is 408, and its call ends', async () => {
  const errors: (number | undefined)[] = [];
  await using server = await notesServer({
    limits: { headersMs: 100, requestMs: 150 },
    checkEveryMs: 20,
    dispatch: { onCall: ({ outcome }) => errors.push(outcome.error?.code) },
  });
  const connection = new RawConnection(server.port);
  connection.send(['POST /notes.echo HTTP/1.1', 'Host: x', 'Authorization: Bearer user', 'Content-Length: 100'], '{');
  await connection.closed;
  assert.equal(connection.statuses, [408]);
  await eventually(() => errors.length > 0, 'the call to end');
  assert.equal(errors, [400]);
});

test.run();
