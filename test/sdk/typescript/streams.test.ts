import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { against, connect, failure } from './connecting.js';

const test = suite('streams of the TypeScript SDK');

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

test.run();
