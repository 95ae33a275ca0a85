import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { against, connect, failure, KEYS } from './connecting.js';

const test = suite('the connection of the TypeScript SDK');

test('a call that was given up before it began sends nothing', () =>
  against([], async (url) => {
    const signal = AbortSignal.abort(new Error('too late'));
    for (const options of [KEYS, { token: 't' }, {}]) {
      assert.is((await failure(connect({ url, ...options }).call('tasks.get_all', {}, { signal }))).message, 'too late');
    }
  }));

test('a function that never answers does not keep a call for ever', () =>
  against([], async (url) => {
    const never = () => new Promise<never>(() => {});
    for (const options of [{ token: never }, { headers: never }]) {
      const error = await failure(connect({ url, ...options, timeoutMs: 20 }).call('tasks.get_all'));
      assert.is(error.message, 'tasks.get_all: no answer within 20 ms');
    }
  }));

test('nor does a fetch that does not look at its signal', async () => {
  const never = () => new Promise<never>(() => {});
  const silent = new Response(new ReadableStream());
  for (const answer of [never, async () => silent]) {
    const error = await failure(connect({ url: 'http://host', fetch: answer, timeoutMs: 20 }).call('tasks.get_all'));
    assert.is(error.name, 'TimeoutError');
  }
});

test('servers are told which package calls, or what the caller says', () =>
  against(
    [{ expect: { headers: { 'user-agent': 'sdk/2.22.0' } } }, { expect: { headers: { 'user-agent': 'mine/1' } } }],
    async (url) => {
      await connect({ url }).call('tasks.get_all');
      await connect({ url, headers: { 'user-agent': 'mine/1' } }).call('tasks.get_all');
    },
  ));

test('a redirect is not followed, and named as what it is', () =>
  against([{ status: 307, headers: { Location: '/elsewhere' }, text: '' }], async (url) => {
    const { message } = await failure(connect({ url }).call('tasks.get_all'));
    assert.is(
      message,
      'tasks.get_all: status 307, and the body is no answer of this API (a redirect, which calls do not follow)',
    );
  }));

test('a server may stand below a path', () =>
  against([{}], async (url) => {
    const connection = connect({ url: `${url}/behind/a/proxy//` });
    assert.is(connection.url, `${url}/behind/a/proxy`);
    await connection.call('tasks.get_all');
  }));

test('another fetch may do the sending', async () => {
  const sent: string[] = [];
  const connection = connect({
    url: 'https://api.example.org',
    token: 't',
    fetch: async (url: string, { body }: { readonly body: string }) => {
      sent.push(`${url} ${body}`);
      return new Response('{"meta": {"result_code": 200}, "data": {"id": "x"}}');
    },
  });
  assert.equal(await connection.call('tasks.create', { name: 'a' }), { id: 'x' });
  assert.equal(sent, ['https://api.example.org/v2.22/tasks.create {"name":"a"}']);
});

test('nobody listens: the error says why', async () => {
  const error = await failure(connect({ url: 'http://127.0.0.1:9', token: 't', backoffMs: 1 }).call('tasks.get_all'));
  assert.is(error.name, 'ConnectionError');
  assert.match(error.message, /^tasks\.get_all: no answer \(.+\)$/);
  assert.ok(error.cause instanceof Error);
});

test('what cannot be sent is the error of whoever wrote it, and not tried again', () =>
  against([], async (url) => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const error = await failure(connect({ url, token: 't' }).call('tasks.get_all', circle, {}, { idempotent: true }));
    assert.ok(error instanceof TypeError);
  }));

for (const [what, options, said] of [
  ['an address that is none', { url: 'http://me:very-secret@host:port' }, /^url: expected an address such as/],
  ['another protocol', { url: 'ftp://host' }, /^url: expected http or https, got ftp:$/],
  ['credentials in the address', { url: 'http://me:very-secret@host' }, /^url: expected an address without credentials/],
  ['half of a key pair', { accessKey: 'a' }, /^secretKey: expected a text, beside the other key$/],
  ['an empty key', { accessKey: '', secretKey: 'b' }, /^accessKey: expected a text/],
  ['a token and a key pair', { ...KEYS, token: 't' }, /^give a token or a key pair, not both$/],
  ['no time', { timeoutMs: 0 }, /^timeoutMs: expected milliseconds, more than 0 and at most 2147483647, got 0$/],
  ['endless time', { timeoutMs: Number.POSITIVE_INFINITY }, /^timeoutMs: .* got Infinity$/],
  ['a wait that is none', { backoffMs: Number.NaN }, /^backoffMs: .* got NaN$/],
  ['half a retry', { retries: 1.5 }, /^retries: expected a number from 0, got 1\.5$/],
] as const) {
  test(`${what} is refused at once`, () => {
    assert.throws(
      () => connect({ url: 'http://127.0.0.1', ...options }),
      (error: Error) => error instanceof TypeError && said.test(error.message) && !error.message.includes('very-secret'),
    );
  });
}

test('a call can have no endless time either', async () => {
  const error = await failure(connect({ url: 'http://127.0.0.1', token: 't' }).call('tasks.get_all', {}, { timeoutMs: -1 }));
  assert.match(error.message, 'timeoutMs: expected milliseconds');
});

test.run();
