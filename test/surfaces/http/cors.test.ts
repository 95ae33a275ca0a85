import * as assert from 'uvu/assert';
import { Cors } from '../../../src/surfaces/http/cors.js';
import { suite } from '../../support/harness.js';
import { type NotesServer, notesServer } from '../support/notes-server.js';

const test = suite('http: CORS');

async function allowed(server: NotesServer, origin: string, host?: string): Promise<boolean> {
  const { headers } = await server.ask('/notes.ping', { headers: { origin, ...(host && { host }) } });
  const named = headers['access-control-allow-origin'];
  assert.is(headers.vary, 'Origin', origin);
  assert.is(headers['access-control-allow-credentials'], named === undefined ? undefined : 'true', origin);
  if (named !== undefined) assert.is(named, origin);
  return named !== undefined;
}

test('nothing is said to who is no browser', async () => {
  await using server = await notesServer();
  const { headers } = await server.ask('/notes.ping');
  assert.equal(
    Object.keys(headers).filter((name) => name.startsWith('access-control') || name === 'vary'),
    [],
  );
});

test('by default pages of loopback and of this host may read, on any port', async () => {
  await using server = await notesServer();
  for (const origin of [
    'http://localhost:8080',
    'https://localhost',
    'http://127.0.0.1:1',
    'http://127.9.9.9',
    'http://[::1]:3000',
  ]) {
    assert.ok(await allowed(server, origin), origin);
  }
  assert.ok(await allowed(server, 'http://app.localhost:3000'));
  assert.ok(await allowed(server, 'https://Tasks.Example:8443', 'tasks.example:8008'));
});

test('with address a host’s own name does not do, as a page can have its name lead anywhere', () => {
  const cors = new Cors({ origins: ['address', 'https://app.example'] });
  const admits = (origin?: string, host?: string) =>
    cors.admits({ header: (name) => (name === 'origin' ? origin : name === 'host' ? host : undefined) });
  assert.ok(admits(), 'no browser');
  for (const origin of ['http://localhost:1', 'http://127.0.0.1', 'http://[::1]:3000', 'https://app.example'])
    assert.ok(admits(origin), origin);
  assert.ok(admits('http://10.0.0.5:3000', '10.0.0.5:8008'));
  assert.ok(admits('http://[fe80::1]', '[fe80::1]:8008'));
  assert.not.ok(admits('http://10.0.0.6', '10.0.0.5:8008'));
  assert.not.ok(admits('http://tasks.example:8008', 'tasks.example:8008'));
  assert.not.ok(admits('null', 'null'));
  const sameName = { header: (name: string) => (name === 'origin' ? 'http://tasks.example' : 'tasks.example:8008') };
  assert.ok(new Cors({ origins: ['local'] }).admits(sameName), 'with local it does');
});

test('by default no other page may', async () => {
  await using server = await notesServer();
  const others = [
    'http://app.example',
    'null',
    'http://localhost.evil.example',
    'http://evillocalhost',
    'http://127.0.0.1.evil.example',
  ];
  for (const origin of [
    ...others,
    'file://',
    'http://localhost@evil.example',
    'http://user:pw@localhost',
    'http://localhost/x',
  ]) {
    assert.not.ok(await allowed(server, origin), origin);
  }
  assert.not.ok(await allowed(server, 'https://other.example', 'tasks.example:8008'));
});

test('configured origins replace the default, and must match to the port', async () => {
  await using server = await notesServer({ cors: { origins: ['https://app.example', 'http://b.example:81'] } });
  assert.ok(await allowed(server, 'https://app.example'));
  assert.ok(await allowed(server, 'http://b.example:81'));
  for (const origin of ['http://app.example', 'https://app.example:444', 'http://b.example', 'http://localhost:8080']) {
    assert.not.ok(await allowed(server, origin), origin);
  }
});

test('"local" beside others keeps the default; "*" is any page, named one by one; no origin is none', async () => {
  await using both = await notesServer({ cors: { origins: ['https://app.example', 'local'] } });
  assert.ok(await allowed(both, 'http://localhost:8080'));
  assert.ok(await allowed(both, 'https://app.example'));
  await using any = await notesServer({ cors: { origins: ['*'] } });
  assert.ok(await allowed(any, 'https://anything.example'));
  assert.not.ok(await allowed(any, 'null'));
  await using none = await notesServer({ cors: { origins: [] } });
  assert.not.ok(await allowed(none, 'http://localhost:8080'));
});

test('errors can be read as well, and what a page may see of the headers is named', async () => {
  await using server = await notesServer();
  const headers = { origin: 'http://localhost', authorization: undefined };
  const refused = await server.ask('/notes.echo', { headers });
  assert.is(refused.status, 401);
  assert.is(refused.headers['access-control-allow-origin'], 'http://localhost');
  assert.match(refused.headers['access-control-expose-headers'] ?? '', /API-Version.*X-Request-Id/);
});

test('Vary names both reasons when both apply', async () => {
  await using server = await notesServer();
  const headers = { origin: 'http://localhost', 'accept-encoding': 'gzip' };
  const answer = await server.ask('/notes.text?page=2000', { headers });
  assert.is(answer.headers.vary, 'Accept-Encoding, Origin');
});

test('a preflight is answered with the methods and the headers that were asked for', async () => {
  await using server = await notesServer();
  const { status, headers, text } = await server.ask('/v2.22/notes.echo', {
    method: 'OPTIONS',
    headers: {
      authorization: undefined,
      origin: 'http://localhost:8080',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-clearml-client',
    },
  });
  assert.is(status, 200);
  assert.is(text, '');
  assert.is(headers['access-control-allow-origin'], 'http://localhost:8080');
  assert.is(headers['access-control-allow-credentials'], 'true');
  assert.is(headers['access-control-allow-methods'], 'GET, HEAD, POST, OPTIONS');
  assert.is(headers['access-control-allow-headers'], 'content-type,x-clearml-client');
  assert.is(headers['access-control-max-age'], '600');
});

test('a preflight that asks for what is no header name is not granted it', async () => {
  await using server = await notesServer();
  for (const asked of ['x y', 'a,,b', '<script>', 'a: b', '']) {
    const headers = { origin: 'http://localhost', 'access-control-request-headers': asked };
    const answer = await server.ask('/notes.echo', { method: 'OPTIONS', headers });
    assert.is(answer.headers['access-control-allow-origin'], 'http://localhost', asked);
    assert.is(answer.headers['access-control-allow-headers'], undefined, asked);
  }
});

test('a preflight of a page that may not read is told nothing', async () => {
  await using server = await notesServer();
  const { status, headers } = await server.ask('/notes.echo', { method: 'OPTIONS', headers: { origin: 'http://app.example' } });
  assert.is(status, 200);
  assert.equal(
    Object.keys(headers).filter((name) => name.startsWith('access-control')),
    [],
  );
});

test('an origin that no browser would send is refused at start', async () => {
  for (const origin of ['app.example', 'https://app.example/', 'ftp://app.example']) {
    let message = '';
    try {
      await notesServer({ cors: { origins: [origin] } });
    } catch (thrown) {
      message = (thrown as Error).message;
    }
    assert.ok(message.includes(`"${origin}" is no origin`), origin);
  }
});

test.run();
