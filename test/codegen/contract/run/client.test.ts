import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as assert from 'uvu/assert';
import { type Answer, Client, type Credentials, type Silence } from '../../../../codegen/contract/run/client.js';
import { suite } from '../../../support/harness.js';

const test = suite('the client of contract tests');

const KEY: Credentials = { kind: 'key', key: 'k', secret: 's' };
const call = { action: 'notes.get', version: '1.2', request: { note: 'x' }, as: 'caller' } as const;

/** A server for the time of `use`; gives what it was sent, too. */
async function withServer<T>(listener: RequestListener, use: (url: string, sent: Sent[]) => Promise<T>): Promise<T> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    sent.push({ request, body: await textOf(request) });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

interface Sent {
  readonly request: IncomingMessage;
  readonly body: string;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

const never = (): AbortSignal => new AbortController().signal;
const clientOf = (url: string, credentials: Credentials | undefined = KEY): Client => new Client({ url, credentials }, never());

function answered(answer: Answer | Silence): Answer {
  if ('silence' in answer) throw new Error(answer.silence);
  return answer;
}

test('a call is a POST to the version and action, with the request as JSON', () =>
  withServer(
    (_, response) => response.end('{"a":1}'),
    async (url, sent) => {
      const answer = answered(await clientOf(url).call(call));
      assert.equal([answer.status, answer.body, answer.stream], [200, { a: 1 }, false]);
      assert.equal([sent[0]?.request.method, sent[0]?.request.url], ['POST', '/v1.2/notes.get']);
      assert.is(sent[0]?.request.headers['content-type'], 'application/json');
      assert.is(sent[0]?.body, '{"note":"x"}');
    },
  ));

test('a batch is a line an item', () =>
  withServer(
    (_, response) => response.end('{}'),
    async (url, sent) => {
      await clientOf(url).call({ ...call, request: [{ a: 1 }, { b: 'x\ny' }] });
      assert.is(sent[0]?.request.headers['content-type'], 'application/json-lines');
      assert.is(sent[0]?.body, '{"a":1}\n{"b":"x\\ny"}');
    },
  ));

test('a key goes as Basic, a token as Bearer; a stranger has others, nobody has none', () =>
  withServer(
    (_, response) => response.end('{}'),
    async (url, sent) => {
      const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
      const token: Credentials = { kind: 'token', token: 't' };
      const sending: readonly (readonly [Credentials | undefined, 'caller' | 'nobody' | 'stranger', string | undefined])[] = [
        [KEY, 'caller', basic('k:s')],
        [KEY, 'nobody', undefined],
        [KEY, 'stranger', basic('contract-tests:no-such-secret')],
        [token, 'caller', 'Bearer t'],
        [token, 'stranger', 'Bearer no-such-token'],
        [undefined, 'stranger', basic('contract-tests:no-such-secret')],
      ];
      for (const [credentials, as] of sending) await clientOf(url, credentials).call({ ...call, as });
      await new Client({ url, credentials: undefined }, never()).call(call);
      assert.equal(
        sent.map(({ request }) => request.headers.authorization),
        [...sending.map(([, , header]) => header), undefined],
      );
    },
  ));

test('a redirection is an answer and is not followed', () =>
  withServer(
    (_, response) => response.writeHead(302, { Location: '/elsewhere' }).end(),
    async (url, sent) => {
      const answer = answered(await clientOf(url).call(call));
      assert.equal([answer.status, answer.header('location'), sent.length], [302, '/elsewhere', 1]);
    },
  ));

test('what is no JSON has no body, and headers are found whatever their case', () =>
  withServer(
    (_, response) => response.writeHead(200, { 'API-Version': '1.0' }).end('<html>'),
    async (url) => {
      const answer = answered(await clientOf(url).call(call));
      assert.is(answer.body, undefined);
      assert.equal([answer.header('api-version'), answer.header('sunset')], ['1.0', undefined]);
    },
  ));

const streams: readonly (readonly [what: string, parts: readonly string[], body: unknown])[] = [
  ['the first event, and no more of it', ['data: {"a":1}\n\n', 'data: {"a":2}\n\n'], { a: 1 }],
  ['an event in pieces', ['id: 7\nda', 'ta: {"a":', '1}\n', '\n'], { a: 1 }],
  ['an event of several lines', ['data: {"a":\ndata: 1}\n\n'], { a: 1 }],
  ['other line ends', ['data: {"a":1}\r\n\r\n'], { a: 1 }],
  ['comments and retry times before it', [': hello\n\nretry: 10\n\n', 'data:{"a":1}\n\n'], { a: 1 }],
  ['what is no JSON', ['data: x\n\n'], undefined],
];

for (const [what, parts, body] of streams) {
  test(`of a stream that does not end: ${what}`, () =>
    withServer(
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        const next = (at: number): void =>
          void response.write(parts[at] ?? '', () => at + 1 < parts.length && setImmediate(next, at + 1));
        next(0);
      },
      async (url) => {
        const answer = answered(await clientOf(url).call(call));
        assert.equal([answer.stream, answer.body], [true, body]);
      },
    ));
}

test('a stream that ends without an event', () =>
  withServer(
    (_, response) => response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(': bye\n\n'),
    async (url) => {
      const answer = answered(await clientOf(url).call(call));
      assert.equal([answer.stream, answer.body], [true, undefined]);
    },
  ));

test('a connection that breaks is silence, as is a server that is not there', async () => {
  await withServer(
    (request) => request.socket.destroy(),
    async (url) => assert.ok('silence' in (await clientOf(url).call(call))),
  );
  const gone = await withServer(
    () => {},
    async (url) => url,
  );
  assert.equal(await clientOf(gone).call(call), { silence: 'ECONNREFUSED' });
});

test('a call on its way ends with the signal', () => {
  const controller = new AbortController();
  return withServer(
    () => controller.abort(),
    async (url) => {
      const client = new Client({ url, credentials: KEY }, controller.signal);
      assert.ok('silence' in (await client.call(call)));
    },
  );
});

test('calls are counted', () =>
  withServer(
    (_, response) => response.end('{}'),
    async (url) => {
      const client = clientOf(url);
      for (const _ of [1, 2, 3]) await client.call(call);
      assert.is(client.sent, 3);
    },
  ));

test.run();
