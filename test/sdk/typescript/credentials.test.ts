import { inspect } from 'node:util';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { against, connect, failure, KEYS } from './connecting.js';

const test = suite('who calls, by the TypeScript SDK');

test('calls that need a token at the same time fetch one', () =>
  against([{ action: 'auth.login', data: { token: 't' } }, {}, {}, {}], async (url) => {
    const connection = connect({ url, ...KEYS });
    await Promise.all([connection.call('tasks.a1'), connection.call('tasks.a2'), connection.call('tasks.a3')]);
  }));

test('a caller that gives up while a token is fetched leaves it to the others', () =>
  against([{ action: 'auth.login', data: { token: 't' } }, { action: 'tasks.stays' }], async (url) => {
    const connection = connect({ url, ...KEYS });
    const controller = new AbortController();
    const leaving = failure(connection.call('tasks.leaves', {}, { signal: controller.signal }));
    const staying = connection.call('tasks.stays');
    controller.abort(new Error('enough'));
    assert.is((await leaving).message, 'enough');
    await staying;
  }));

test('a refusal that arrives when the token was renewed already takes the new one', async () => {
  const envelope = (code: number, data: object) => new Response(JSON.stringify({ meta: { result_code: code }, data }));
  let logins = 0;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const answer = async (url: string, { headers }: { readonly headers: Headers }) => {
    if (url.endsWith('auth.login')) return envelope(200, { token: `t${++logins}` });
    if (headers.get('Authorization') !== 'Bearer t1') return envelope(200, {});
    if (url.endsWith('tasks.late')) await held;
    return envelope(401, {});
  };
  const connection = connect({ url: 'http://host', ...KEYS, fetch: answer });
  const late = connection.call('tasks.late');
  await connection.call('tasks.early');
  letGo();
  await late;
  assert.is(logins, 2);
});

test('actions that need no credentials do not wait for a token', () =>
  against([{ action: 'debug.ping', expect: { headers: { authorization: undefined } } }], async (url) => {
    await connect({ url, ...KEYS }).call('debug.ping', {}, {}, { authorize: false });
  }));

test('a token may be had from a function, which is asked again after a 401', () => {
  const refused = { error: { code: 401, subcode: 30, msg: 'Invalid token' } };
  const bearer = (token: string) => ({ expect: { headers: { authorization: `Bearer ${token}` } } });
  return against([bearer('t1'), { ...bearer('t2'), ...refused }, bearer('t3')], async (url) => {
    let asked = 0;
    const connection = connect({ url, token: async () => `t${++asked}` });
    await connection.call('tasks.one');
    await connection.call('tasks.two');
  });
});

test('headers may be of any kind, and come from a function', () =>
  against(
    [{ expect: { headers: { 'x-mine': '1', authorization: 'Mine 1' } } }, { expect: { headers: { 'x-mine': '2' } } }],
    async (url) => {
      let asked = 0;
      const connection = connect({ url, headers: () => ({ 'X-Mine': String(++asked), Authorization: `Mine ${asked}` }) });
      await connection.call('tasks.one');
      await connection.call('tasks.two');
    },
  ));

test('nothing that is printed or thrown shows a secret', () =>
  against(
    [
      { error: { code: 401, subcode: 22, msg: 'Unauthorized (invalid credentials)' } },
      { data: { token: 'secret-token' } },
      { break: 'before answering' },
      { text: 'no JSON' },
      { error: { code: 400, subcode: 12, msg: 'Validation error' } },
    ],
    async (url) => {
      const connection = connect({ url, ...KEYS, headers: { 'X-Extra': 'secret-header' } });
      const errors = [];
      for (let i = 0; i < 4; i++) errors.push(await failure(connection.call('tasks.create', { name: 'secret-request' })));
      const shown = [connection, ...errors].flatMap((each) => [
        inspect(each, { depth: 10, showHidden: true }),
        JSON.stringify(each),
        String(each),
        `${each instanceof Error ? each.stack : ''}`,
      ]);
      for (const text of shown) assert.not.match(text, /secret-|very-secret|UFVCTElD/);
      assert.is(JSON.stringify(connection), `{"url":"${url}","version":"2.22"}`);
    },
  ));

test.run();
