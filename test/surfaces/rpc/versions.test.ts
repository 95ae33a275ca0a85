import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: versions in the envelope');

/** Versions below 2.1 are JSON numbers, the others texts. */
const table: readonly (readonly [path: string, requested: unknown, actual: unknown])[] = [
  ['/v1.5/notes.echo', 1.5, 1.5],
  ['/v2.0/notes.echo', 2, 1.5],
  ['/v2.1/notes.echo', '2.1', '2.1'],
  ['/v2.2/notes.echo', '2.2', '2.1'],
  ['/v2.13/notes.echo', '2.13', '2.1'],
  ['/v2.14/notes.echo', '2.14', '2.14'],
  ['/v2.130/notes.echo', '2.130', '2.14'],
  ['/v22/notes.echo', '22.0', '2.14'],
  ['/v999.0/notes.echo', '999.0', '2.14'],
  ['/notes.echo', '2.22', '2.14'],
];

test('meta and headers tell the requested version and the one that answered', async () => {
  await using server = await notesServer();
  for (const [path, requested, actual] of table) {
    const { status, headers, json } = await server.ask(path, { body: {} });
    assert.is(status, 200, path);
    assert.equal(json.meta.endpoint, { name: 'notes.echo', requested_version: requested, actual_version: actual }, path);
    assert.is(headers['api-version'], String(actual), path);
  }
});

test('the version is a number in the text too, not a quoted one', async () => {
  await using server = await notesServer();
  const { text } = await server.ask('/v1.5/notes.echo', { body: {} });
  assert.ok(text.includes('"requested_version":1.5,"actual_version":1.5'));
});

test('an action that nobody has, or that is newer than asked for, is 404/0 and names what was asked', async () => {
  await using server = await notesServer();
  const missing: readonly (readonly [path: string, name: string, requested: unknown])[] = [
    ['/v2.13/notes.nosuch', 'notes.nosuch', '2.13'],
    ['/v2.13/nosuch.echo', 'nosuch.echo', '2.13'],
    ['/notes.nosuch', 'notes.nosuch', '2.22'],
    ['/v0.5/notes.echo', 'notes.echo', 0.5],
    ['/v2.21/notes.recent', 'notes.recent', '2.21'],
    ['/v2.13/Notes.echo', 'Notes.echo', '2.13'],
    ['/v2.13/notes.Echo', 'notes.Echo', '2.13'],
    ['/v2.13/__proto__.constructor', '__proto__.constructor', '2.13'],
  ];
  for (const [path, name, requested] of missing) {
    const { status, headers, json } = await server.ask(path, { body: {} });
    assert.is(status, 404, path);
    assert.is(json.meta.result_subcode, 0, path);
    assert.match(json.meta.result_msg, /^Unable to find endpoint/, path);
    assert.equal(json.meta.endpoint, { name, requested_version: requested, actual_version: null }, path);
    assert.is(headers['api-version'], undefined, path);
  }
});

test('a deprecated layer says so, when it goes, and what follows it', async () => {
  await using server = await notesServer();
  const { headers } = await server.ask('/v2.2/notes.aging', { body: {} });
  assert.is(headers['api-version'], '2.1');
  assert.is(headers.deprecation, `@${Date.UTC(2026, 0, 31) / 1000}`);
  assert.is(headers.sunset, 'Sun, 28 Feb 2027 00:00:00 GMT');
  assert.is(headers.link, '</v2.14/notes.aging>; rel="successor-version"');
});

test('a layer deprecated without a date has been so since always; without a successor there is no link', async () => {
  await using server = await notesServer();
  const { headers } = await server.ask('/v2.22/notes.aging', { body: {} });
  assert.is(headers.deprecation, '@0');
  assert.is(headers.sunset, undefined);
  assert.is(headers.link, undefined);
});

test('a layer in good standing says nothing of the kind', async () => {
  await using server = await notesServer();
  const { headers } = await server.ask('/v2.14/notes.aging', { body: {} });
  assert.is(headers['api-version'], '2.14');
  assert.equal([headers.deprecation, headers.sunset, headers.link], [undefined, undefined, undefined]);
});

test.run();
