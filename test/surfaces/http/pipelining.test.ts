import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { RawConnection } from '../support/http-client.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('http: pipelining and keep-alive');

const get = (path: string, body = '') => [
  `GET ${path} HTTP/1.1`,
  'Host: x',
  'Authorization: Bearer user',
  `Content-Length: ${body.length}`,
];

test('calls sent at once on one connection are answered in their order, each with its own body', async () => {
  await using server = await notesServer();
  const connection = new RawConnection(server.port);
  const bodies = Array.from({ length: 20 }, (_, index) => `{"name":"note ${index}"}`);
  const text = bodies.map((body) => `${get('/notes.create', body).join('\r\n')}\r\n\r\n${body}`).join('');
  connection.socket.write(text);
  await eventually(() => connection.statuses.length === bodies.length, 'all answers');
  const names = [...connection.received.matchAll(/"name":"(note \d+)"\}/g)].map((match) => match[1]);
  assert.equal(
    names,
    bodies.map((_, index) => `note ${index}`),
  );
  connection.socket.destroy();
});

test('a slow call holds back the answers behind it, not their work', async () => {
  await using server = await notesServer();
  const connection = new RawConnection(server.port);
  connection.send(get('/notes.wait')).send(get('/notes.ping'));
  await eventually(() => server.trace.requests.length === 2, 'both handlers to run');
  assert.equal(connection.statuses, []);
  server.trace.release();
  await eventually(() => connection.statuses.length === 2, 'both answers');
  connection.socket.destroy();
});

test('a body that nobody reads does not spoil the call behind it', async () => {
  await using server = await notesServer();
  for (const method of ['GET', 'POST']) {
    const connection = new RawConnection(server.port);
    const unread = '{"x":"GET /notes.fail HTTP/1.1"}';
    connection.send([`${method} /notes.nosuch HTTP/1.1`, 'Host: x', `Content-Length: ${unread.length}`], unread);
    connection.send([...get('/notes.ping'), 'Connection: close']);
    await connection.closed;
    assert.equal(connection.statuses, [404, 200], method);
  }
});

test('a body that comes in many pieces is put together', async () => {
  await using server = await notesServer();
  const body = JSON.stringify({ name: '☃'.repeat(10) });
  const connection = new RawConnection(server.port);
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  connection.send(['POST /notes.create HTTP/1.1', 'Host: x', 'Authorization: Bearer user', length, 'Connection: close']);
  for (const byte of Buffer.from(body)) {
    await new Promise((resolve) => connection.socket.write(Buffer.from([byte]), resolve));
  }
  await connection.closed;
  assert.is(connection.json.data.name, '☃'.repeat(10));
});

test.run();
