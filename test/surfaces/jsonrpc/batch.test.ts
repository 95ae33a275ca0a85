import { array, asyncProperty, assert as check, constantFrom } from 'fast-check';
import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { notification, responseOf, responsesOf, rpc } from '../support/json-rpc.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('json-rpc: batches and notifications');

test('each call has its answer, in the order asked, good beside bad', async () => {
  await using server = await notesServer();
  const answer = await server.ask('/v2.13/rpc', {
    body: [
      rpc('notes.create', { name: 'a' }, 1),
      rpc('notes.nosuch', {}, 2),
      notification('notes.echo', { name: 'silent' }),
      5,
      rpc('notes.create', {}, 'x'),
      rpc('notes.ping', {}, null),
    ],
  });
  assert.is(answer.status, 200);
  const shown = responsesOf(answer).map(({ id, result, error }) => [id, error?.code ?? result]);
  assert.equal(shown, [
    [1, { id: '1', name: 'a' }],
    [2, -32601],
    [null, -32600],
    ['x', -32602],
    [null, { msg: 'pong' }],
  ]);
  assert.equal(server.trace.requests, [{ name: 'a' }, { name: 'silent' }, {}]);
});

test('each call of a batch has an id of its own and is authenticated by itself', async () => {
  await using server = await notesServer();
  const answer = await server.ask('/rpc', { body: [rpc('notes.whoami'), rpc('notes.whoami'), rpc('notes.fail')] });
  const [first, second, failed] = responsesOf(answer);
  const ids = new Set([first?.result.id, second?.result.id, failed?.error?.data.call_id, answer.headers['x-request-id']]);
  assert.is(ids.size, 4);
  assert.is(server.auth.presented.length, 3);
});

test('credentials are refused call by call', async () => {
  await using server = await notesServer();
  const answer = await server.ask('/rpc', {
    body: [rpc('notes.echo', {}, 1), rpc('notes.ping', {}, 2)],
    headers: { authorization: undefined },
  });
  assert.equal(
    responsesOf(answer).map(({ error }) => error?.code),
    [-32001, undefined],
  );
});

test('an empty batch, and one above the limit, is one error and runs nothing', async () => {
  await using server = await notesServer({ limits: { batchCalls: 3 } });
  const empty = responseOf(await server.ask('/rpc', { body: [] }));
  assert.equal([empty.id, empty.error?.code], [null, -32600]);
  const calls = (count: number) => Array.from({ length: count }, (_, id) => rpc('notes.echo', {}, id));
  const large = responseOf(await server.ask('/rpc', { body: calls(4) }));
  assert.equal([large.id, large.error?.code], [null, -32600]);
  assert.equal(large.error?.data.error_data, { limit: 3, got: 4 });
  assert.is(server.trace.requests.length, 0);
  assert.is(responsesOf(await server.ask('/rpc', { body: calls(3) })).length, 3);
});

test('a hundred calls are allowed by default, one more is not', async () => {
  await using server = await notesServer();
  const calls = (count: number) => Array.from({ length: count }, (_, id) => rpc('notes.ping', {}, id));
  assert.is(responsesOf(await server.ask('/rpc', { body: calls(100) })).length, 100);
  assert.is(responseOf(await server.ask('/rpc', { body: calls(101) })).error?.code, -32600);
});

test('no more calls run at once than the limit says, and order is kept whatever ends first', async () => {
  await using server = await notesServer({ limits: { batchConcurrency: 3 } });
  const body = Array.from({ length: 10 }, (_, tag) => rpc('notes.wait', { tag }, tag));
  let settled = false;
  const answer = server.ask('/rpc', { body }).finally(() => {
    settled = true;
  });
  await eventually(() => server.trace.running === 3, 'three calls to run');
  await eventually(() => {
    server.trace.release();
    return settled;
  }, 'all calls to end');
  assert.is(server.trace.mostRunning, 3);
  assert.equal(
    responsesOf(await answer).map(({ id, result }) => [id, result.tag]),
    Array.from({ length: 10 }, (_, tag) => [tag, tag]),
  );
});

test('a notification is carried out and never answered, whatever becomes of it', async () => {
  await using server = await notesServer();
  for (const body of [notification('notes.echo', { name: 'n' }), notification('notes.fail'), notification('notes.nosuch')]) {
    const { status, text, headers } = await server.ask('/rpc', { body });
    assert.is(status, 204);
    assert.is(text, '');
    assert.is(headers['content-type'], undefined);
  }
  assert.equal(server.trace.requests, [{ name: 'n' }, {}]);
  const { status } = await server.ask('/rpc', { body: [notification('notes.echo'), notification('notes.create')] });
  assert.is(status, 204);
});

test('a notification is answered only when its work is done', async () => {
  await using server = await notesServer();
  let answered = false;
  const answer = server.ask('/rpc', { body: notification('notes.wait') }).finally(() => {
    answered = true;
  });
  await eventually(() => server.trace.waiting === 1, 'the handler to run');
  assert.not.ok(answered);
  server.trace.release();
  assert.is((await answer).status, 204);
});

test('a long answer is compressed, and a page may read it, as on the RPC surface', async () => {
  await using server = await notesServer();
  const { headers } = await server.ask('/rpc', {
    body: [rpc('notes.text', { page: 5_000 })],
    headers: { 'accept-encoding': 'gzip', origin: 'http://localhost:1234' },
  });
  assert.is(headers['content-encoding'], 'gzip');
  assert.is(headers['access-control-allow-origin'], 'http://localhost:1234');
});

test('in any batch every call with an id is answered once, in order, and no other', async () => {
  await using server = await notesServer();
  const kinds = constantFrom('call', 'failing', 'notification', 'malformed');
  await check(
    asyncProperty(array(kinds, { minLength: 1, maxLength: 20 }), async (batch) => {
      const body = batch.map((kind, id) => {
        if (kind === 'notification') return notification('notes.ping');
        return kind === 'malformed' ? { id } : rpc(kind === 'call' ? 'notes.ping' : 'notes.fail', {}, id);
      });
      const answer = await server.ask('/rpc', { body });
      const answered = answer.status === 204 ? [] : responsesOf(answer).map(({ id }) => id);
      assert.equal(
        answered,
        batch.flatMap((kind, id) => (kind === 'notification' ? [] : [id])),
      );
    }),
    { numRuns: 40 },
  );
});

test.run();
