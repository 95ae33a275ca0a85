import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import * as assert from 'uvu/assert';
import { Exchange } from '../../../src/surfaces/http/exchange.js';
import { suite } from '../../support/harness.js';
import { ask, RawConnection } from '../support/http-client.js';

const test = suite('http: exchange');

type Serve = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

async function serving(serve: Serve) {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

test('its signal stays quiet when the answer is out before the connection ends', async () => {
  let closed: Promise<unknown> | undefined;
  let exchange: Exchange | undefined;
  await using server = await serving((incoming, outgoing) => {
    exchange = new Exchange(incoming, outgoing);
    assert.not.ok(exchange.signal.aborted);
    closed = once(outgoing, 'close');
    outgoing.end('done');
  });
  await ask(server.port, '/');
  await closed;
  assert.is(exchange?.signal.aborted, false);
});

test('its signal is aborted at once when it is first asked for after the client has gone', async () => {
  let gone: (exchange: Exchange) => void;
  const seen = new Promise<Exchange>((resolve) => {
    gone = resolve;
  });
  await using server = await serving((incoming, outgoing) => {
    outgoing.once('close', () => gone(new Exchange(incoming, outgoing)));
    connection.socket.destroy();
  });
  const connection = new RawConnection(server.port).send(['GET / HTTP/1.1', 'Host: x']);
  const { signal } = await seen;
  assert.ok(signal.aborted);
  assert.match(String(signal.reason), /client closed the connection/);
});

test('path and query are taken apart, and the path decoded where it can be', () => {
  const at = (url: string) => {
    const { path, query } = new Exchange({ url } as IncomingMessage, {} as ServerResponse);
    return [path, query];
  };
  assert.equal(at('/a.b?x=1&y=%20?z'), ['/a.b', 'x=1&y=%20?z']);
  assert.equal(at('/a%2Eb'), ['/a.b', '']);
  assert.equal(at('/a%zz'), ['/a%zz', '']);
  assert.equal(at('http://host:80/a.b?x'), ['/a.b', 'x']);
  assert.equal(at('HTTPS://host'), ['/', '']);
  assert.equal(at('https://host?x=1'), ['/', 'x=1']);
  assert.equal(at(''), ['/', '']);
});

test('without a Node request it says what is missing', () => {
  assert.throws(() => Exchange.of({ env: {} } as Context<{ Bindings: HttpBindings }>), /@hono\/node-server/);
});

test.run();
