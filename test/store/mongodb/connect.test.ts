import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import { openMongoStore } from '../../../src/store/mongodb/open.js';
import { suite } from '../../support/harness.js';
import { failure } from './database.js';

const test = suite('mongodb connect');

/** A port on which connections are taken and nothing is ever answered. */
async function withSilentServer(body: (port: number) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await body((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('nobody listening: says where and why, soon, without the password', async () => {
  const port = await closedPort();
  const before = Date.now();
  const error = await failure(openMongoStore(`mongodb://me:s3cret@127.0.0.1:${port}/db?serverSelectionTimeoutMS=300`, []));
  assert.instance(error, StoreOpenError);
  assert.match(error.message, `127.0.0.1:${port}`);
  assert.match(error.message, 'ECONNREFUSED');
  assert.not.match(error.message, 's3cret');
  assert.ok(Date.now() - before < 2_000);
});

test('a server that never answers is given up on', async () => {
  await withSilentServer(async (port) => {
    const before = Date.now();
    const error = await failure(openMongoStore(`mongodb://127.0.0.1:${port}/db?serverSelectionTimeoutMS=300`, []));
    assert.instance(error, StoreOpenError);
    assert.match(error.message, `127.0.0.1:${port}`);
    assert.ok(Date.now() - before < 3_000);
  });
});

test('without an option in the URL the wait is about five seconds', async () => {
  const port = await closedPort();
  const before = Date.now();
  assert.instance(await failure(openMongoStore(`mongodb://127.0.0.1:${port}/db`, [])), StoreOpenError);
  const waited = Date.now() - before;
  assert.ok(waited > 4_000 && waited < 8_000, `${waited} ms`);
});

test('URLs that cannot be used are named as such, without what is secret in them', async () => {
  const urls = [
    'mongodb://me:s3cret@',
    'mongodb://me:s3cret@host:notaport/db',
    'mongodb://me:s3cret@host/db?nosuchoption=1',
    'mongodb://me:s3%zzcret@host/db',
    'mongodb://me:s3cret?@host/db',
    'mongodb://me:s3c@ret@host/db',
  ];
  for (const url of urls) {
    const error = await failure(openMongoStore(url, []));
    assert.instance(error, StoreOpenError, url);
    assert.not.match(error.message, /s3|cret/, `${url}: ${error.message}`);
    assert.is(error.cause, undefined, url);
  }
});

test.run();
