import * as assert from 'uvu/assert';
import { serverSentEvents } from '../../../src/surfaces/live/server-sent-events.js';
import { suite } from '../../support/harness.js';
import { always, FakeStream, FIRST, never } from './fake-stream.js';

const test = suite('server-sent events');

const LONG = 60_000;

function opened({ heartbeatMs = LONG, mayGoOn = always } = {}) {
  const stream = new FakeStream();
  const reader = serverSentEvents({ first: FIRST, stream, heartbeatMs, mayGoOn }).getReader();
  const read = async () => {
    const { value } = await reader.read();
    return value && Buffer.from(value).toString();
  };
  return { stream, reader, read };
}

test('each event has its kind, its place and its data on lines of their own', async () => {
  const { stream, read } = opened();
  assert.is(await read(), 'retry: 2000\nevent: ready\nid: e-0\ndata: {"kind":"ready","cursor":"e-0"}\n\n');
  stream.push('e-5');
  assert.is(await read(), 'event: changed\nid: e-5\ndata: {"kind":"changed","cursor":"e-5"}\n\n');
});

test('when nothing happens a comment goes out, with the place where the stream stands if that is sure', async () => {
  const { stream, read } = opened({ heartbeatMs: 1 });
  await read();
  assert.is(await read(), ': still here\nid: e-1\n\n');
  stream.cursor = undefined;
  await read();
  assert.is(await read(), ': still here\n\n');
});

test('whoever may not go on is cut off at the next heartbeat', async () => {
  const { stream, read } = opened({ heartbeatMs: 1, mayGoOn: never });
  await read();
  assert.is(await read(), undefined);
  assert.ok(stream.ended);
});

test('a client that does not read asks for nothing', async () => {
  const { stream, read } = opened();
  stream.push('e-1', 'e-2', 'e-3');
  assert.is(stream.asked, 0);
  await read();
  await read();
  assert.is(stream.asked, 1);
});

test('a client that goes ends the stream, and the end of the stream ends the answer', async () => {
  const gone = opened();
  await gone.read();
  await gone.reader.cancel();
  assert.ok(gone.stream.ended);
  const over = opened();
  await over.read();
  over.stream.end();
  assert.is(await over.read(), undefined);
});

test.run();
