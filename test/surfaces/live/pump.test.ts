import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as assert from 'uvu/assert';
import { WebSocket, WebSocketServer } from 'ws';
import { pump } from '../../../src/surfaces/live/pump.js';
import { eventually, suite } from '../../support/harness.js';
import { always, FakeStream, FIRST, never } from './fake-stream.js';

const test = suite('events over WebSocket');

/** A client of a server that pumps one stream. */
async function pumped(
  { heartbeatMs = 60_000, mayGoOn = always, autoPong = true },
  use: (client: WebSocket, stream: FakeStream, received: string[]) => Promise<void>,
): Promise<void> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  const stream = new FakeStream();
  server.on('connection', (socket) => void pump(socket, { first: FIRST, stream, heartbeatMs, mayGoOn }));
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { autoPong });
  const received: string[] = [];
  client.on('message', (data) => received.push(String(data)));
  try {
    await use(client, stream, received);
  } finally {
    client.terminate();
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}

test('each event is one JSON text, the answer of the call the first', () =>
  pumped({}, async (_, stream, received) => {
    stream.push('e-1', 'e-2');
    await eventually(() => received.length === 3, 'all are there');
    assert.equal(
      received.map((text) => JSON.parse(text).cursor),
      ['e-0', 'e-1', 'e-2'],
    );
  }));

test('a client that goes ends the stream', () =>
  pumped({}, async (client, stream, received) => {
    await eventually(() => received.length === 1, 'the first event');
    client.close();
    await eventually(() => stream.ended, 'the stream ends');
  }));

test('one that answers heartbeats stays, one that does not is cut off', async () => {
  await pumped({ heartbeatMs: 10 }, async (client, stream) => {
    let pings = 0;
    client.on('ping', () => pings++);
    await eventually(() => pings > 5, 'several heartbeats');
    assert.not(stream.ended);
  });
  await pumped({ heartbeatMs: 10, autoPong: false }, async (client, stream) => {
    const [code] = await once(client, 'close');
    assert.is(code, 1006);
    await eventually(() => stream.ended, 'the stream ends');
  });
});

test('whoever may not go on is told so at the next heartbeat', () =>
  pumped({ heartbeatMs: 10, mayGoOn: never }, async (client, stream) => {
    const [code, reason] = await once(client, 'close');
    assert.equal([code, String(reason)], [1008, 'the credentials are not good any more']);
    assert.ok(stream.ended);
  }));

test.run();
