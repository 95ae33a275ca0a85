import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: envelope');

const FIELDS = ['id', 'trx', 'endpoint', 'result_code', 'result_subcode', 'result_msg', 'error_stack', 'error_data'];

test('success: every field, in order, compact, with a fresh id', async () => {
  await using server = await notesServer();
  const first = await server.ask('/notes.ping');
  assert.is(first.headers['content-type'], 'application/json');
  assert.is(first.text, JSON.stringify(first.json));
  assert.equal(Object.keys(first.json), ['meta', 'data']);
  const { meta } = first.json;
  assert.equal(Object.keys(meta), FIELDS);
  assert.equal(Object.keys(meta.endpoint), ['name', 'requested_version', 'actual_version']);
  assert.match(meta.id, /^[0-9a-f]{32}$/);
  assert.is(meta.trx, meta.id);
  assert.equal([meta.result_code, meta.result_subcode, meta.result_msg], [200, 0, 'OK']);
  assert.equal([meta.error_stack, meta.error_data], ['', {}]);
  assert.not.equal((await server.ask('/notes.ping')).json.meta.id, meta.id);
});

test('failure: the same fields, the status of the error, its data and headers', async () => {
  await using server = await notesServer();
  const { status, headers, json } = await server.ask('/notes.refuse');
  assert.is(status, 429);
  assert.is(headers['retry-after'], '5');
  assert.equal(Object.keys(json.meta), FIELDS);
  assert.equal([json.meta.result_code, json.meta.result_subcode], [429, 7]);
  assert.is(json.meta.result_msg, 'Too many notes: limit=3');
  assert.is(json.meta.error_stack, null);
  assert.equal(json.meta.error_data, { limit: 3, retry: true });
  assert.equal(json.data, {});
});

test('a validation error names field, expectation and finding', async () => {
  await using server = await notesServer();
  const { json } = await server.ask('/notes.create', { body: { name: 5 } });
  assert.equal([json.meta.result_code, json.meta.result_subcode], [400, 12]);
  assert.equal(json.meta.error_data, { field: 'name', expected: 'string', got: 'number 5' });
});

test('whatever a handler throws is 500/0 and keeps its secret', async () => {
  await using server = await notesServer();
  const { status, text, json } = await server.ask('/notes.fail');
  assert.is(status, 500);
  assert.is(json.meta.result_msg, 'General server error');
  assert.not.match(text, /hunter2/);
});

test('an action that is not there yet is 501', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('/notes.unfinished');
  assert.equal([status, json.meta.result_code], [501, 501]);
});

test('no answer is {}', async () => {
  await using server = await notesServer();
  assert.ok((await server.ask('/notes.nothing')).text.endsWith(',"data":{}}'));
});

test('text beyond ASCII arrives as it left', async () => {
  await using server = await notesServer();
  const text = 'naïve ☃ 🎉 \t\n"quoted" \\ \u2028';
  assert.is((await server.ask('/notes.create', { body: { name: text } })).json.data.name, text);
});

test('a handler may add to meta and to the headers, several cookies included', async () => {
  await using server = await notesServer();
  const { json } = await server.ask('/notes.paged');
  assert.equal(Object.keys(json.meta), [...FIELDS, 'total']);
  assert.is((json.meta as unknown as Record<string, unknown>).total, 17);
  const { headers } = await server.ask('/notes.login');
  assert.equal(headers['set-cookie'], ['first=1; Path=/', 'second=2; Path=/']);
  assert.is(headers['x-notes'], 'yes');
  assert.is(headers['content-type'], 'application/json');
});

test('an answer that JSON cannot hold is 500/0, reported with its call and its cause', async () => {
  await using server = await notesServer();
  for (const path of ['/notes.cycle', '/notes.bigint_error']) {
    const { status, json } = await server.ask(path);
    assert.is(status, 500, path);
    assert.is(json.meta.result_subcode, 0, path);
    assert.is(json.meta.endpoint.actual_version, '2.1', path);
    assert.equal(json.data, {}, path);
    const report = server.unserialisable.at(-1);
    assert.is(report?.callId, json.meta.id, path);
    assert.instance(report?.cause, TypeError);
  }
});

test('no cache may keep an answer, and no browser guess its type', async () => {
  await using server = await notesServer();
  const { headers } = await server.ask('/notes.ping', { method: 'GET' });
  assert.is(headers['cache-control'], 'no-store');
  assert.is(headers['x-content-type-options'], 'nosniff');
});

test.run();
