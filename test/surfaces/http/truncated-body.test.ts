import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { RawConnection } from '../support/http-client.js';
import { type NotesServer, notesServer } from '../support/notes-server.js';

const test = suite('http: a body cut off midway');

const head = (method: string, length: string) => [
  `${method} /notes.create HTTP/1.1`,
  'Host: x',
  'Authorization: Bearer user',
  length,
];

const declared = 'Content-Length: 100';
const chunked = 'Transfer-Encoding: chunked';

/** Waits until the call has been authenticated, so that its body is being read. */
async function reading(server: NotesServer, calls: number): Promise<void> {
  await eventually(() => server.auth.presented.length === calls, 'the call to start');
}

test('the call ends without a handler, and the server lives on', async () => {
  await using server = await notesServer({ dispatch: { onCall: (report) => reports.push(report.outcome.error?.message) } });
  const reports: (string | undefined)[] = [];
  let calls = 0;
  for (const method of ['GET', 'POST']) {
    for (const [length, part] of [
      [declared, '{"name":'],
      [chunked, '8\r\n{"name":\r\n'],
      [chunked, '8\r\n{"na'],
    ] as const) {
      const connection = new RawConnection(server.port).send(head(method, length), part);
      await reading(server, ++calls);
      connection.socket.destroy();
      await eventually(() => reports.length === calls, 'the call to end');
      assert.match(reports.at(-1) ?? '', /the body ended before it was complete/);
    }
  }
  assert.is(server.trace.requests.length, 0);
  assert.is((await server.ask('/notes.ping')).status, 200);
});

test('a client that leaves before its body is looked at makes no call, even if it had sent all of it', async () => {
  for (const part of ['{"name":"n"}', '{"name":']) {
    const codes: (number | undefined)[] = [];
    await using server = await notesServer({ dispatch: { onCall: ({ outcome }) => codes.push(outcome.error?.code) } });
    let open = (): void => {};
    server.auth.gate = new Promise((resolve) => {
      open = resolve;
    });
    const connection = new RawConnection(server.port).send(head('POST', 'Content-Length: 12'), part);
    await reading(server, 1);
    connection.socket.destroy();
    await connection.closed;
    // Once it has answered somebody who came later, the server has noticed the closed connection too.
    assert.is((await server.ask('/notes.nosuch')).status, 404);
    open();
    await eventually(() => codes.length === 2, 'the call to end');
    assert.equal(codes, [404, 400], part);
    assert.is(server.trace.requests.length, 0, part);
  }
});

test('a client that only stops sending is told so', async () => {
  await using server = await notesServer();
  const connection = new RawConnection(server.port).send(head('POST', declared), '{"name":');
  await reading(server, 1);
  connection.socket.end();
  await connection.closed;
  assert.equal(connection.statuses, [400]);
  assert.equal([connection.json.meta.result_code, connection.json.data], [400, {}]);
});

test('a body that is longer than declared is a second request, and no valid one', async () => {
  await using server = await notesServer();
  const connection = new RawConnection(server.port);
  connection.send(head('POST', 'Content-Length: 12'), '{"name":"n"}{"more":true}\r\n\r\n');
  await connection.closed;
  assert.ok(connection.statuses.includes(400));
  assert.is((await server.ask('/notes.ping')).status, 200);
});

test('two lengths, or a length and chunks, are refused', async () => {
  await using server = await notesServer();
  for (const second of ['Content-Length: 13', chunked]) {
    const connection = new RawConnection(server.port);
    connection.send([...head('POST', 'Content-Length: 12'), second], '{"name":"n"}');
    await connection.closed;
    assert.equal(connection.statuses, [400], second);
  }
  assert.is(server.trace.requests.length, 0);
});

test.run();
