import { assert as check, constantFrom, integer, property, stringMatching, tuple } from 'fast-check';
import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { parsePath } from '../../../src/surfaces/rpc/path.js';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: path grammar');

const accepted = [
  '/v2.13/notes.echo',
  '/notes.echo',
  '/v2.13/notes.echo/',
  '/notes.echo/',
  '/v999.0/notes.echo',
  '/v22/notes.echo',
  '/v213/notes.echo',
  '/v2.13/notes%2Eecho',
];

const unparsed = [
  '/v2/notes.echo',
  '/v2./notes.echo',
  '/v.2/notes.echo',
  '/v2.1.3/notes.echo',
  '/v2.13//notes.echo',
  '/api/v2.13/notes.echo',
  '/v2.13/notes.echo/x',
  '/v2.13/notes.echo.x',
  '/v2.13/notes.echo//',
  '/v2.13/notes',
  '/notes',
  '/',
  '/v2.13',
  '/v2.13/',
  '/v2.13/.echo',
  '/v2.13/notes.',
  '/v2.13/1notes.echo',
  '/v2.13/notes.ec-ho',
  '/v2.13/n.echo',
  '/v2.13/notes.e',
  '/V2.13/notes.echo',
  '/v2.13/../notes.echo',
  '/v2.13/notes.echo%00',
  '/v2.13/notes.echo%zz',
  '/v-2.13/notes.echo',
  '/v2,13/notes.echo',
];

test('paths that follow the grammar are calls', async () => {
  await using server = await notesServer();
  for (const path of accepted) {
    const { status, json } = await server.ask(path, { body: {} });
    assert.is(status, 200, path);
    assert.is(json.meta.endpoint.name, 'notes.echo', path);
  }
});

test('paths that do not are 400/0 with an envelope that names no endpoint', async () => {
  await using server = await notesServer();
  for (const path of unparsed) {
    const { status, json } = await server.ask(path, { body: {} });
    assert.is(status, 400, path);
    assert.is(json.meta.result_code, 400, path);
    assert.is(json.meta.result_subcode, 0, path);
    assert.match(json.meta.result_msg, /^Bad request \(invalid request path \//, path);
    assert.equal(json.meta.endpoint, { name: '', requested_version: 1, actual_version: null }, path);
    assert.equal(json.data, {}, path);
  }
  assert.is(server.trace.requests.length, 0);
});

test('leading zeros in the version, and versions beyond all numbers, are 400/2', async () => {
  await using server = await notesServer();
  for (const version of ['02.13', '2.01', '02', '00', '00.1', '9'.repeat(30), `2.${'9'.repeat(30)}`]) {
    const { status, json } = await server.ask(`/v${version}/notes.echo`, { body: {} });
    assert.is(status, 400, version);
    assert.is(json.meta.result_subcode, 2, version);
    assert.equal(json.meta.endpoint, { name: '', requested_version: 1, actual_version: null }, version);
    assert.is(json.meta.error_data.version, version);
  }
});

test('a very long path is not echoed whole', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask(`/${'x'.repeat(5_000)}`);
  assert.is(status, 400);
  assert.ok(json.meta.result_msg.length < 300);
});

test('files of a web application are a plain 404, whatever the method', async () => {
  await using server = await notesServer();
  for (const path of ['/static/app.js', '/v2.13/static/notes.echo']) {
    for (const method of ['GET', 'POST']) {
      const { status, headers, text } = await server.ask(path, { method });
      assert.is(status, 404);
      assert.is(headers['content-type'], 'text/html');
      assert.match(text, /Not Found/);
    }
  }
});

test('a favicon is an endpoint nobody has', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('/favicon.ico', { method: 'GET', headers: { authorization: undefined } });
  assert.is(status, 404);
  assert.is(json.meta.endpoint.name, 'favicon.ico');
});

test('every name and version of the grammar is read back as it was written', () => {
  const name = stringMatching(/^[A-Za-z_]\w{1,20}$/);
  const number = integer({ min: 0, max: 99_999 });
  check(
    property(tuple(name, name, number, number, constantFrom('', '/')), ([service, action, major, minor, end]) => {
      assert.equal(parsePath(`/v${major}.${minor}/${service}.${action}${end}`), {
        action: `${service}.${action}`,
        version: { major, minor },
      });
      assert.equal(parsePath(`/${service}.${action}${end}`), { action: `${service}.${action}`, version: undefined });
    }),
  );
});

test('no text makes the parser throw anything but 400', () =>
  check(
    property(stringMatching(/^[/v.\d\wé%]{0,40}$/), (path) => {
      try {
        assert.match(parsePath(path).action, /^\w+\.\w+$/);
      } catch (thrown) {
        assert.instance(thrown, ApiError);
        assert.is((thrown as ApiError).code, 400);
      }
    }),
  ));

test.run();
