import * as assert from 'uvu/assert';
import { ApiDocuments } from '../../../src/surfaces/http/documents.js';
import { suite } from '../../support/harness.js';
import { notesDocuments } from '../support/notes-documents.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: documents of the API');

const GET = { method: 'GET', headers: { authorization: undefined } };

test('are there by version, as actions are, and need no credentials', async () => {
  await using server = await notesServer(notesDocuments());
  const table = {
    '/openapi.json': ['openapi', '2.14'],
    '/openrpc.json': ['openrpc', '2.14'],
    '/v2.1/openapi.json': ['openapi', '2.1'],
    '/v2.13/openapi.json': ['openapi', '2.1'],
    '/v2.14/openrpc.json': ['openrpc', '2.14'],
    '/v999.0/openrpc.json': ['openrpc', '2.14'],
  };
  for (const [path, [kind, version]] of Object.entries(table)) {
    const { status, headers, text } = await server.ask(path, GET);
    const { kind: got, info } = JSON.parse(text) as { readonly kind: string; readonly info: { readonly version: string } };
    assert.equal([status, got, info.version], [200, kind, version], path);
    assert.is(headers['content-type'], 'application/json');
  }
  assert.equal(server.auth.presented, []);
});

test('OpenRPC says where the caller found the server, OpenAPI is relative to itself', async () => {
  await using server = await notesServer(notesDocuments());
  const said = async (path: string, headers: Record<string, string> = {}) => {
    const { text } = await server.ask(path, { ...GET, headers: { ...GET.headers, ...headers } });
    return (JSON.parse(text) as { readonly server?: string }).server;
  };
  const forwarded = { 'x-forwarded-host': 'tasks.example.com', 'x-forwarded-proto': 'https' };
  assert.is(await said('/openapi.json'), undefined);
  assert.is(await said('/openrpc.json', { host: '127.0.0.1:8008' }), 'http://127.0.0.1:8008');
  assert.is(await said('/openrpc.json', { host: '[::1]:8008' }), 'http://[::1]:8008');
  assert.is(await said('/openrpc.json', { host: 'a.example', ...forwarded }), 'http://a.example');
});

test('behind a proxy it is what the proxy says, if that is a host', async () => {
  await using server = await notesServer({ ...notesDocuments(), trustedProxies: 1 });
  const said = async (host: string, scheme: string) => {
    const headers = { ...GET.headers, 'x-forwarded-host': host, 'x-forwarded-proto': scheme };
    const { text } = await server.ask('/openrpc.json', { ...GET, headers });
    return (JSON.parse(text) as { readonly server: string }).server;
  };
  assert.is(await said('tasks.example.com', 'https'), 'https://tasks.example.com');
  assert.is(await said('tasks.example.com:81, inner', 'http'), 'http://tasks.example.com:81');
  for (const host of ['a/b', 'a"b', 'a$&b', '$', 'a b', '-']) assert.is(await said(host, 'https'), 'http://localhost', host);
});

test('HEAD is GET without the body', async () => {
  await using server = await notesServer(notesDocuments());
  const { status, bytes, headers } = await server.ask('/v2.1/openapi.json', { ...GET, method: 'HEAD' });
  assert.equal([status, bytes.length], [200, 0]);
  assert.ok(headers.etag);
});

test('versions before the first are 404/0, in the envelope', async () => {
  await using server = await notesServer(notesDocuments());
  const { status, json } = await server.ask('/v1.4/openapi.json', GET);
  assert.equal([status, json.meta.result_code, json.meta.result_subcode], [404, 404, 0]);
  assert.equal(json.meta.endpoint, { name: 'openapi.json', requested_version: 1.4, actual_version: null });
  assert.is(json.meta.result_msg, 'Unable to find endpoint (there was no version 1.4)');
});

test('what is no version is refused as for an action', async () => {
  await using server = await notesServer(notesDocuments());
  const { status, json } = await server.ask('/v02.1/openapi.json', GET);
  assert.equal([status, json.meta.result_subcode], [400, 2]);
});

test('are asked about again, and not sent again', async () => {
  await using server = await notesServer(notesDocuments());
  const { headers } = await server.ask('/v2.1/openapi.json', GET);
  assert.is(headers['cache-control'], 'no-cache');
  const known = (tag: string) => server.ask('/v2.1/openapi.json', { ...GET, headers: { ...GET.headers, 'if-none-match': tag } });
  for (const tag of [String(headers.etag), String(headers.etag).slice(2), `"other", ${headers.etag}`, '*']) {
    const { status, bytes, headers: again } = await known(tag);
    assert.equal([status, bytes.length, again.etag], [304, 0, headers.etag], tag);
  }
  assert.is((await known('"other"')).status, 200);
});

test('the tag is another for another document', async () => {
  await using server = await notesServer(notesDocuments());
  const tags = await Promise.all(
    ['/v2.1/openapi.json', '/v2.1/openrpc.json', '/openapi.json'].map(async (path) => (await server.ask(path, GET)).headers.etag),
  );
  assert.is(new Set(tags).size, 3);
});

test('are compressed for those who take it', async () => {
  await using server = await notesServer(notesDocuments());
  const { headers, bytes } = await server.ask('/openapi.json', {
    ...GET,
    headers: { ...GET.headers, 'accept-encoding': 'gzip' },
  });
  assert.is(headers['content-encoding'], 'gzip');
  assert.ok(bytes.length < 400);
});

test('each is made once, and only when asked for', async () => {
  const { documents, made, loads } = notesDocuments();
  await using server = await notesServer({ documents });
  await server.ask('/notes.ping');
  assert.equal([loads(), made], [0, []]);
  for (const path of ['/v2.1/openapi.json', '/v2.2/openapi.json', '/v2.13/openapi.json', '/openapi.json'])
    await server.ask(path, GET);
  assert.equal(made, ['openapi 2.1', 'openapi 2.14']);
});

test('a load that failed is tried again', async () => {
  let calls = 0;
  const flaky = new ApiDocuments(async () => {
    if (calls++ === 0) throw new Error('the disk is busy');
    return { served: () => '2.1', make: () => '{}' };
  });
  const refused = await flaky.openapi(undefined).catch((error: Error) => error.message);
  assert.is(refused, 'the disk is busy');
  assert.is((await flaky.openapi(undefined))?.body, '{}');
});

test('without documents the names are those of no action', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('/v2.1/openapi.json', GET);
  assert.equal([status, json.meta.result_msg], [404, 'Unable to find endpoint (openapi.json, version 2.1)']);
});

test.run();
