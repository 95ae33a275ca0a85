import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: methods');

test('GET with a JSON body is a call like any other', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('/v2.13/notes.create', { method: 'GET', body: { name: 'n', method: 'get' } });
  assert.is(status, 200);
  assert.equal(json.data, { id: '1', name: 'n' });
  assert.equal(server.trace.requests, [{ name: 'n', method: 'get' }]);
});

test('GET with a large body, and with a batch, arrive whole', async () => {
  await using server = await notesServer();
  const ids = Array.from({ length: 10_000 }, (_, index) => `${index}`.padStart(32, '0'));
  const many = await server.ask('/notes.remove_many', { method: 'GET', body: { ids } });
  assert.equal(many.json.data, { removed: 10_000 });
  const lines = await server.ask('/notes.add_batch', {
    method: 'GET',
    body: '{"text":"a"}\n{"text":"b"}',
    headers: { 'content-type': 'application/json-lines' },
  });
  assert.is(lines.json.data.added, 2);
});

test('GET and POST work without a body', async () => {
  await using server = await notesServer();
  for (const method of ['GET', 'POST']) {
    const { status, json } = await server.ask('/notes.create?name=q', { method });
    assert.is(status, 200, method);
    assert.is(json.data.name, 'q', method);
  }
});

test('HEAD answers as GET does, without the body', async () => {
  await using server = await notesServer();
  const found = await server.ask('/notes.create?name=q', { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
  assert.is(found.status, 200);
  assert.is(found.text, '');
  assert.is(found.headers['content-type'], 'application/json');
  assert.is(found.headers['api-version'], '2.1');
  assert.is(found.headers['content-encoding'], undefined);
  assert.is((await server.ask('/notes.nosuch', { method: 'HEAD' })).status, 404);
});

test('other methods are 405 in the envelope, with Allow, and reach no handler', async () => {
  await using server = await notesServer();
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
    const { status, headers, json } = await server.ask('/v2.13/notes.echo', { method, body: {} });
    assert.is(status, 405, method);
    assert.is(headers.allow, 'GET, HEAD, POST, OPTIONS', method);
    assert.is(json.meta.result_code, 405, method);
    assert.ok(json.meta.result_msg.includes(method));
    assert.equal(json.meta.endpoint, { name: 'notes.echo', requested_version: '2.13', actual_version: null }, method);
  }
  const unversioned = await server.ask('/notes.echo', { method: 'PUT' });
  assert.is(unversioned.json.meta.endpoint.requested_version, '2.22');
  assert.is(server.trace.requests.length, 0);
});

test('a path that does not parse is 400 before its method is looked at', async () => {
  await using server = await notesServer();
  assert.is((await server.ask('/v2/notes.echo', { method: 'PUT' })).status, 400);
});

test('OPTIONS on any path is 200 and empty, without credentials', async () => {
  await using server = await notesServer();
  for (const path of ['/v2.13/notes.echo', '/', '/nonsense', '/static/x', '/rpc', '/v2/rpc']) {
    const { status, headers, text } = await server.ask(path, { method: 'OPTIONS', headers: { authorization: undefined } });
    assert.is(status, 200, path);
    assert.is(text, '', path);
    assert.ok(headers.allow?.includes('POST'), path);
  }
  assert.is(server.auth.presented.length, 0);
});

test.run();
