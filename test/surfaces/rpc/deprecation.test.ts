import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('answers of deprecated layers');

const SINCE = `@${Date.UTC(2026, 0, 31) / 1000}`;
const SUNSET = 'Sun, 28 Feb 2027 00:00:00 GMT';

for (const [what, asked, status] of [
  ['a body that is no JSON', { body: '{' }, 400],
  ['a field that is not declared, where that is refused', { body: { nosuch: 1 } }, 400],
  ['no credentials', { body: {}, headers: { authorization: undefined } }, 401],
  ['a body in a coding that nobody reads', { body: {}, headers: { 'content-encoding': 'gzip' } }, 415],
] as const) {
  test(`say so on errors too: ${what}`, async () => {
    await using server = await notesServer({ dispatch: { strict: true } });
    const answer = await server.ask('/v2.1/notes.aging', asked);
    assert.is(answer.status, status);
    assert.equal([answer.headers.deprecation, answer.headers.sunset], [SINCE, SUNSET]);
    assert.is(answer.headers.link, '</v2.14/notes.aging>; rel="successor-version"');
  });
}

test('say so to GET and HEAD', async () => {
  await using server = await notesServer();
  for (const method of ['GET', 'HEAD']) {
    assert.is((await server.ask('/v2.1/notes.aging', { method })).headers.deprecation, SINCE, method);
  }
});

test('a request that no layer answers says nothing', async () => {
  await using server = await notesServer();
  for (const [path, method] of [
    ['/v1.0/notes.aging', 'POST'],
    ['/v2.1/notes.aging', 'DELETE'],
    ['/v2.1/notes.aging', 'OPTIONS'],
  ] as const) {
    const { headers } = await server.ask(path, { method, body: {} });
    assert.equal([headers.deprecation, headers.sunset, headers.link], [undefined, undefined, undefined], `${method} ${path}`);
  }
});

test('link to what there is to read, where somebody said what', async () => {
  await using server = await notesServer({
    documentationOf: ({ action, layer }) => `https://docs.example/${action.name}/${layer.version}`,
  });
  const { headers } = await server.ask('/v2.1/notes.aging', { body: {} });
  assert.is(
    headers.link,
    '</v2.14/notes.aging>; rel="successor-version", <https://docs.example/notes.aging/2.1>; rel="deprecation", <https://docs.example/notes.aging/2.1>; rel="sunset"',
  );
  const newest = await server.ask('/v2.22/notes.aging', { body: {} });
  assert.is(newest.headers.link, '<https://docs.example/notes.aging/2.22>; rel="deprecation"', 'which has no sunset');
  assert.is((await server.ask('/v2.14/notes.aging', { body: {} })).headers.link, undefined);
});

test('can be read by pages in a browser', async () => {
  await using server = await notesServer();
  const headers = { origin: 'http://localhost:3000' };
  const answer = await server.ask('/v2.1/notes.aging', { body: {}, headers });
  const exposed = String(answer.headers['access-control-expose-headers']).split(', ');
  for (const name of ['API-Version', 'Deprecation', 'Link', 'Sunset']) assert.ok(exposed.includes(name), name);
});

test.run();
