import { rmSync } from 'node:fs';
import { inspect } from 'node:util';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { type ScriptedAnswer, ScriptedServer } from '../support/scripted-server.js';
import { definitionsOf, Packages } from './generated.js';

const test = suite('the connection of the TypeScript SDK');

interface Options {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly idempotent?: boolean;
}

interface Sdk {
  connect(options: object): {
    readonly url: string;
    call(action: string, request?: object, options?: Options, traits?: object): Promise<unknown>;
    stream(action: string, request?: object, options?: Options): AsyncGenerator<unknown, void, undefined>;
  };
}

const packages = new Packages();
let connect: Sdk['connect'];

test.before(async () => {
  packages.install(await definitionsOf('schemas'), '2.22', 'sdk');
  ({ connect } = await packages.load<Sdk>('sdk', 'core/index.js'));
});

test.after(() => rmSync(packages.folder, { recursive: true }));

const KEYS = { accessKey: 'PUBLIC', secretKey: 'very-secret' };

/** Runs against a server with these answers, all of which must be asked for. */
async function against(answers: readonly ScriptedAnswer[], use: (url: string) => Promise<void>): Promise<void> {
  await using server = await ScriptedServer.start(answers);
  await use(server.url);
  assert.equal(server.problems, []);
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it worked');
}

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

test('a call that was given up before it began sends nothing', () =>
  against([], async (url) => {
    const signal = AbortSignal.abort(new Error('too late'));
    for (const options of [KEYS, { token: 't' }, {}]) {
      assert.is((await failure(connect({ url, ...options }).call('tasks.get_all', {}, { signal }))).message, 'too late');
    }
  }));

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

test('leaving the loop over a stream closes it', async () => {
  let cancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: {"kind":"ready"}\n\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  const answer = async () => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  for await (const event of connect({ url: 'http://host', token: 't', fetch: answer }).stream('updates.watch')) {
    assert.equal(event, { kind: 'ready' });
    break;
  }
  assert.ok(cancelled);
});

test('a stream may take longer than a call as long as it says something', async () => {
  const [timeoutMs, everyMs, count] = [500, 100, 8];
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream({
    start: (controller) => {
      const say = () => controller.enqueue(new TextEncoder().encode('data: {"kind":"changed"}\n\n'));
      timer = setInterval(say, everyMs);
    },
    cancel: () => clearInterval(timer),
  });
  const answer = async () => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  const stream = connect({ url: 'http://host', token: 't', fetch: answer, timeoutMs }).stream('updates.watch');
  for (let heard = 0; heard < count; heard++) assert.equal((await stream.next()).value, { kind: 'changed' });
  await stream.return();
});

test('a stream waits for a consumer that takes its time, and goes on where it was', async () => {
  let streams = 0;
  const answer = async () => {
    streams++;
    return new Response('data: 1\n\ndata: 2\n\n', { headers: { 'Content-Type': 'text/event-stream' } });
  };
  const connection = connect({ url: 'http://host', token: 't', fetch: answer, timeoutMs: 30 });
  const heard: unknown[] = [];
  for await (const event of connection.stream('updates.watch')) {
    heard.push(event);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  assert.equal([heard, streams], [[1, 2], 1]);
});

test('a stream does not wait longer to come back than it would for an answer', () =>
  against([{ status: 503, headers: { 'Retry-After': '3600' }, text: 'come back in an hour' }], async (url) => {
    const error = await failure(connect({ url, token: 't' }).stream('updates.watch', {}, { idempotent: true }).next());
    assert.is(error.name, 'UnexpectedAnswerError');
  }));

test('a stream ends with the signal of its caller', () =>
  against([{ events: 'data: {"kind":"ready"}\n\n', ending: 'hang' }], async (url) => {
    const controller = new AbortController();
    const stream = connect({ url, token: 't' }).stream('updates.watch', {}, { signal: controller.signal });
    await stream.next();
    const next = failure(stream.next());
    controller.abort(new Error('enough'));
    assert.is((await next).message, 'enough');
  }));

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
