import { asyncProperty, assert as check, dictionary, jsonValue, stringMatching } from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { responseOf, rpc } from '../support/json-rpc.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('json-rpc: a single call');

test('by-name params in, the data of the action out', async () => {
  await using server = await notesServer();
  const { status, headers, text } = await server.ask('/rpc', { body: rpc('notes.create', { name: 'n' }, 7) });
  assert.is(status, 200);
  assert.is(headers['content-type'], 'application/json');
  assert.is(text, '{"jsonrpc":"2.0","id":7,"result":{"id":"1","name":"n"}}');
});

test('the version is that of the path, the newest without one', async () => {
  await using server = await notesServer();
  const table = {
    '/rpc': [2, 22, '2.14'],
    '/v2.13/rpc': [2, 13, '2.1'],
    '/v999.0/rpc': [999, 0, '2.14'],
    '/v1.5/rpc': [1, 5, '1.5'],
  };
  for (const [path, [major, minor, actual]] of Object.entries(table)) {
    const answer = await server.ask(path, { body: rpc('notes.echo') });
    const { result } = responseOf(answer);
    assert.equal([result.requested, result.actual], [{ major, minor }, actual], path);
    assert.is(answer.headers['api-version'], actual, path);
  }
});

test('the id comes back as it was sent: text, number, null', async () => {
  await using server = await notesServer();
  for (const id of ['a', '', '"quoted"', 0, -1, 1.5, 1e300, null]) {
    assert.is(responseOf(await server.ask('/rpc', { body: rpc('notes.ping', undefined, id) })).id, id);
  }
});

test('absent params and [] are none', async () => {
  await using server = await notesServer();
  for (const params of [undefined, [], {}]) {
    assert.equal(responseOf(await server.ask('/rpc', { body: rpc('notes.echo', params) })).result.request, {});
  }
});

test('an action that takes a batch takes one object, or a list of them', async () => {
  await using server = await notesServer();
  const added = async (params: unknown) =>
    responseOf(await server.ask('/rpc', { body: rpc('notes.add_batch', params) })).result.added;
  assert.is(await added({ text: 'a' }), 1);
  assert.is(await added([{ text: 'a' }, { text: 'b' }]), 2);
  assert.is(await added([]), 0);
});

test('an action without an answer has an empty result', async () => {
  await using server = await notesServer();
  assert.ok((await server.ask('/rpc', { body: rpc('notes.nothing') })).text.endsWith('"result":{}}'));
});

test('headers of the layer and of the handler go with the answer', async () => {
  await using server = await notesServer();
  const login = await server.ask('/rpc', { body: rpc('notes.login') });
  assert.is(login.headers['set-cookie']?.length, 2);
  const old = await server.ask('/v2.1/rpc', { body: rpc('notes.aging') });
  assert.ok(old.headers.deprecation);
});

test('credentials, cookie, worker and impersonation are those of the RPC surface', async () => {
  await using server = await notesServer();
  const body = rpc('notes.whoami');
  const caller = async (headers: Record<string, string | undefined>) =>
    responseOf(await server.ask('/rpc', { body, headers })).result?.caller;
  assert.is((await caller({ 'x-clearml-worker': 'w:0' }))?.worker, 'w:0');
  assert.is((await caller({ authorization: undefined, cookie: 'session=user' }))?.user, 'user-1');
  const text = { authorization: undefined, cookie: 'session=user', 'content-type': 'text/plain' };
  assert.is(await caller(text), undefined);
  assert.is((await caller({ authorization: 'Bearer admin', 'x-clearml-impersonate-as': 'jane' }))?.user, 'jane');
});

test('any params reach the handler as they were sent', async () => {
  await using server = await notesServer();
  const name = stringMatching(/^[a-z_]{1,10}$/);
  await check(
    asyncProperty(dictionary(name, jsonValue({ maxDepth: 3 })), async (sent) => {
      const { result } = responseOf(await server.ask('/rpc', { body: rpc('notes.echo', { sent }) }));
      assert.is(JSON.stringify(result.request), JSON.stringify({ sent }));
    }),
    { numRuns: 50 },
  );
});

test.run();
