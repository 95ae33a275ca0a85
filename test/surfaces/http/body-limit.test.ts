import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { RawConnection } from '../support/http-client.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('http: body limit');

const limits = { bodyBytes: 1_000 };

function bodyOf(bytes: number): string {
  return `{"name":"${'x'.repeat(bytes - 11)}"}`;
}

test('a body up to the limit is read, one byte more is 413 in the envelope', async () => {
  await using server = await notesServer({ limits });
  for (const method of ['GET', 'POST']) {
    assert.is((await server.ask('/notes.echo', { method, body: bodyOf(1_000) })).status, 200, method);
    const { status, json } = await server.ask('/notes.echo', { method, body: bodyOf(1_001) });
    assert.is(status, 413, method);
    assert.equal([json.meta.result_code, json.meta.result_subcode], [413, 0], method);
    assert.equal(json.meta.error_data, { max_bytes: 1_000 }, method);
    assert.is(json.meta.endpoint.name, 'notes.echo', method);
  }
});

test('the default limit lets through what ten thousand long ids need, and more', async () => {
  await using server = await notesServer();
  const ids = Array.from({ length: 10_000 }, (_, index) => `${index}`.padStart(200, '0'));
  assert.is((await server.ask('/notes.remove_many', { body: { ids } })).json.data.removed, 10_000);
});

test('a body whose declared length is too large is refused before it comes', async () => {
  await using server = await notesServer({ limits });
  for (const method of ['GET', 'POST']) {
    const connection = new RawConnection(server.port);
    connection.send([`${method} /notes.echo HTTP/1.1`, 'Host: x', 'Authorization: Bearer user', 'Content-Length: 99999999999']);
    await eventually(() => connection.statuses.length === 1, `an answer to ${method}`);
    assert.equal(connection.statuses, [413], method);
    await connection.closed;
  }
});

test('a chunked body is refused while it comes, and one without end does not hold the connection', async () => {
  await using server = await notesServer({ limits });
  for (const method of ['GET', 'POST']) {
    const connection = new RawConnection(server.port);
    connection.send([`${method} /notes.echo HTTP/1.1`, 'Host: x', 'Authorization: Bearer user', 'Transfer-Encoding: chunked']);
    const chunk = `1f4\r\n${'x'.repeat(500)}\r\n`;
    for (let sent = 0; sent < 3; sent++) connection.socket.write(chunk);
    await eventually(() => connection.statuses.length === 1, `an answer to ${method}`);
    assert.equal(connection.statuses, [413], method);
    const flood = setInterval(() => connection.socket.write(chunk), 5);
    await connection.closed;
    clearInterval(flood);
  }
});

test('a chunked body that comes all at once is refused too', async () => {
  await using server = await notesServer({ limits });
  const connection = new RawConnection(server.port);
  const head = [
    'POST /notes.echo HTTP/1.1',
    'Host: x',
    'Authorization: Bearer user',
    'Transfer-Encoding: chunked',
    'Connection: close',
  ];
  connection.send(head, `7d0\r\n${bodyOf(2_000)}\r\n0\r\n\r\n`);
  await connection.closed;
  assert.equal(connection.statuses, [413]);
});

test('a chunked body within the limit is read', async () => {
  await using server = await notesServer({ limits });
  const connection = new RawConnection(server.port);
  connection.send(
    ['POST /notes.create HTTP/1.1', 'Host: x', 'Authorization: Bearer user', 'Transfer-Encoding: chunked', 'Connection: close'],
    '8\r\n{"name":\r\n4\r\n"n"}\r\n0\r\n\r\n',
  );
  await connection.closed;
  assert.equal(connection.json.data, { id: '1', name: 'n' });
});

test('after a refused body the same connection serves the next call', async () => {
  await using server = await notesServer({ limits });
  const connection = new RawConnection(server.port);
  const head = ['POST /notes.echo HTTP/1.1', 'Host: x', 'Authorization: Bearer user', 'Content-Length: 2000'];
  connection.send(head, 'x'.repeat(2_000));
  await eventually(() => connection.statuses.length === 1, 'the refusal');
  connection.send(['GET /notes.ping HTTP/1.1', 'Host: x', 'Connection: close']);
  await connection.closed;
  assert.equal(connection.statuses, [413, 200]);
});

test.run();
