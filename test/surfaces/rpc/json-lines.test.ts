import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { type NotesServer, notesServer } from '../support/notes-server.js';

const test = suite('rpc: json-lines');

const TYPE = 'application/json-lines';

function lines(server: NotesServer, body: string, path = '/notes.add_batch', type = TYPE) {
  return server.ask(path, { body, headers: { 'content-type': type } });
}

test('each line is an item; a line end, or a carriage return before it, changes nothing', async () => {
  await using server = await notesServer();
  for (const body of ['{"text":"a"}\n{"text":"b"}', '{"text":"a"}\n{"text":"b"}\n', '{"text":"a"}\r\n{"text":"b"}\r\n']) {
    const { status, json } = await lines(server, body);
    assert.is(status, 200);
    assert.equal(json.data, { added: 2, items: [{ text: 'a' }, { text: 'b' }] });
  }
});

test('an empty body is an empty batch', async () => {
  await using server = await notesServer();
  assert.is((await lines(server, '')).json.data.added, 0);
});

test('a bad line is 400/0 and named by its number', async () => {
  await using server = await notesServer();
  const bad: readonly (readonly [body: string, line: number, message: RegExp])[] = [
    ['{"text":"a"}\n\n{"text":"b"}', 2, /line 2/],
    ['{"text":"a"}\n{"text"', 2, /line 2: .*invalid JSON/],
    ['{"text":"a"}\n{"text":"b"}\nnope', 3, /line 3/],
    ['[]', 1, /found: list in line 1/],
    ['{"text":"a"}\n["x"]', 2, /found: list in line 2/],
    ['5', 1, /found: number/],
    ['null', 1, /found: null/],
    [`${'['.repeat(200)}${']'.repeat(200)}`, 1, /nested deeper/],
  ];
  for (const [body, line, message] of bad) {
    const { status, json } = await lines(server, body);
    assert.is(status, 400, body);
    assert.is(json.meta.result_subcode, 0, body);
    assert.match(json.meta.result_msg, message);
    assert.is(json.meta.error_data.line, line, body);
  }
  assert.is(server.trace.requests.length, 0);
});

test('the type must be exactly that: with a parameter it is one JSON text', async () => {
  await using server = await notesServer();
  const type = `${TYPE}; charset=utf-8`;
  assert.is((await lines(server, '{"text":"a"}', undefined, type)).json.data.added, 1);
  assert.is((await lines(server, '{"text":"a"}\n{"text":"b"}', undefined, type)).status, 400);
});

test('one JSON object is a batch of one, an empty one a batch of none', async () => {
  await using server = await notesServer();
  assert.is((await lines(server, '{"text":"a"}', undefined, 'application/json')).json.data.added, 1);
  assert.is((await lines(server, '{}', undefined, 'application/json')).json.data.added, 0);
});

test('the query string is not looked at', async () => {
  await using server = await notesServer();
  const { json } = await lines(server, '{"text":"a"}', '/notes.add_batch?text=b');
  assert.equal(json.data.items, [{ text: 'a' }]);
});

test('sent to an action that takes no batch, they are no parameters', async () => {
  await using server = await notesServer();
  assert.equal((await lines(server, '{"text":"a"}', '/notes.echo?page=1')).json.data.request, {});
});

test('ten thousand lines are ten thousand items', async () => {
  await using server = await notesServer();
  const body = Array.from({ length: 10_000 }, (_, index) => `{"text":"${index}"}`).join('\n');
  assert.is((await lines(server, body)).json.data.added, 10_000);
});

test.run();
