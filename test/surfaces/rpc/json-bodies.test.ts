import { anything, asyncProperty, assert as check, dictionary, string } from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: JSON bodies');

test('a body is JSON whatever its content type says', async () => {
  await using server = await notesServer();
  const types = ['application/json', 'text/plain', 'application/json; charset=utf-8', 'application/octet-stream', undefined];
  for (const type of types) {
    const { status, json } = await server.ask('/notes.create', { body: '{"name":"n"}', headers: { 'content-type': type } });
    assert.is(status, 200, type);
    assert.is(json.data.name, 'n', type);
  }
});

test('nothing, null, [] and {} are no parameters', async () => {
  await using server = await notesServer();
  for (const body of ['', 'null', '[]', '{}', ' {} \n', '\ufeff{}']) {
    const { status, json } = await server.ask('/notes.echo', { body });
    assert.is(status, 200, JSON.stringify(body));
    assert.equal(json.data.request, {}, JSON.stringify(body));
  }
});

test('a list or a scalar is 400/0 and says what was found', async () => {
  await using server = await notesServer();
  const found = { '[1]': 'list', '[{}]': 'list', '5': 'number', '"text"': 'string', true: 'boolean' };
  for (const [body, kind] of Object.entries(found)) {
    const { status, json } = await server.ask('/notes.echo', { body });
    assert.is(status, 400, body);
    assert.is(json.meta.result_subcode, 0, body);
    assert.ok(json.meta.result_msg.endsWith(`found: ${kind})`), json.meta.result_msg);
  }
});

test('text that is no JSON is 400/0 with the place where it stops being it', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('/notes.echo', { body: '{\n  "name": nope\n}' });
  assert.is(status, 400);
  assert.is(json.meta.result_subcode, 0);
  assert.is(json.meta.result_msg, 'Bad request (invalid JSON: expected a value at line 2, column 11)');
  assert.equal(json.meta.error_data, { expected: 'a value', line: 2, column: 11, offset: 12 });
  assert.is(json.meta.endpoint.actual_version, '2.14');
});

test('text that ends too early says so', async () => {
  await using server = await notesServer();
  const { json } = await server.ask('/notes.echo', { body: '{"name": "n"' });
  assert.match(json.meta.result_msg, /the text ends/);
});

test('an error never repeats the body', async () => {
  await using server = await notesServer();
  const { text } = await server.ask('/notes.echo', { body: `{"password": "hunter2", ${'x'.repeat(1_000)}` });
  assert.not.match(text, /hunter2|xxx/);
  assert.ok(text.length < 1_000);
});

test('bytes that are no UTF-8 are 400/0, not silently replaced', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('/notes.echo', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) });
  assert.is(status, 400);
  assert.match(json.meta.result_msg, /UTF-8/);
});

test('JSON of a hundred levels is read, a level more is 400/0, a million levels too', async () => {
  await using server = await notesServer();
  const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  assert.is((await server.ask('/notes.echo', { body: nested(100) })).status, 200);
  for (const body of [nested(101), nested(1_000_000), '['.repeat(1_000_000), '{"a":'.repeat(200_000)]) {
    const { status, json } = await server.ask('/notes.echo', { body });
    assert.is(status, 400);
    assert.match(json.meta.result_msg, /nested deeper than 100 levels/);
  }
});

test('brackets inside strings are no levels', async () => {
  await using server = await notesServer();
  const text = `\\" ${'[{'.repeat(500)} \\\\`;
  const { status, json } = await server.ask('/notes.echo', { body: `{"text":"${text}","list":[[1]]}` });
  assert.is(status, 200);
  assert.is(json.data.request.text, JSON.parse(`"${text}"`));
});

test('__proto__ and constructor are fields like others and reach no prototype', async () => {
  await using server = await notesServer();
  const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":"n"}';
  const { status, json, text } = await server.ask('/notes.echo?__proto__.x=1&constructor.y=2', { body });
  assert.is(status, 200);
  assert.ok(text.includes('"__proto__":{"x":"1"}'));
  assert.equal(Object.getOwnPropertyDescriptor(json.data.request, 'constructor')?.value, { y: '2' });
  assert.is(({} as Record<string, unknown>).polluted, undefined);
  assert.is(({} as Record<string, unknown>).x, undefined);
});

test('any object comes through as it was sent', async () => {
  await using server = await notesServer();
  const objects = dictionary(string(), anything({ maxDepth: 2, withNullPrototype: false })).map(
    (value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>,
  );
  await check(
    asyncProperty(objects, async (sent) => {
      const { json } = await server.ask('/notes.echo', { body: { sent } });
      assert.equal(JSON.stringify(json.data.request), JSON.stringify({ sent }));
    }),
    { numRuns: 60 },
  );
});

test.run();
