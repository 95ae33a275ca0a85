import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import * as assert from 'uvu/assert';
import { acceptUpgrades, type Upgrade } from '../../../src/surfaces/http/upgrades.js';
import { suite } from '../../support/harness.js';

const test = suite('requests that offer another protocol');

/** What comes back for `text`, from a server that echoes what it was asked. */
async function exchanged(text: string, upgrade: Upgrade): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk) => (body += chunk));
    incoming.on('end', () =>
      outgoing.end(JSON.stringify([incoming.method, incoming.url, body, incoming.headers.upgrade ?? null])),
    );
  });
  acceptUpgrades(server, upgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  try {
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    // In two pieces, so that the body is still on its way when the offer is read.
    const half = text.length - 3;
    socket.write(text.slice(0, half));
    socket.write(text.slice(half));
    socket.end();
    await once(socket, 'close');
    return answer;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const unused: Upgrade = async () => assert.unreachable('no WebSocket was asked for');

test('an offer of HTTP/2 is declined, and the call answered with its body read', async () => {
  const body = '{"name":"a task"}';
  const head = [
    'POST /v2.22/x.y?a=1 HTTP/1.1',
    'Host: h',
    'Connection: Upgrade, HTTP2-Settings',
    'Upgrade: h2c',
    'HTTP2-Settings: AAMA',
  ];
  const answer = await exchanged(`${[...head, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`, unused);
  assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.ok(answer.includes(JSON.stringify(['POST', '/v2.22/x.y?a=1', body, null])), answer);
});

test('a request for WebSocket is handed over', async () => {
  const head = ['GET /v2.22/x.y HTTP/1.1', 'Host: h', 'Connection: Upgrade', 'Upgrade: WebSocket'];
  const answer = await exchanged(`${head.join('\r\n')}\r\n\r\nabc`, async ({ url }, socket) => void socket.end(`taken ${url}`));
  assert.is(answer, 'taken /v2.22/x.y');
});

test('when taking it over fails the connection ends', async () => {
  const head = ['GET / HTTP/1.1', 'Host: h', 'Connection: Upgrade', 'Upgrade: websocket'];
  const answer = await exchanged(`${head.join('\r\n')}\r\n\r\nabc`, () => Promise.reject(new Error('no')));
  assert.is(answer, '');
});

test.run();
