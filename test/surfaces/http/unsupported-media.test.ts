import { gzipSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('http: unsupported media');

test('any Content-Encoding is 415, in the envelope', async () => {
  await using server = await notesServer();
  for (const encoding of ['gzip', 'br', 'identity']) {
    const body = gzipSync('{}');
    const { status, json } = await server.ask('/notes.echo', { body, headers: { 'content-encoding': encoding } });
    assert.is(status, 415);
    assert.is(json.meta.result_code, 415);
    assert.is(json.meta.result_msg, `Content encoding is not supported (${encoding})`);
  }
  assert.is(server.trace.requests.length, 0);
});

test('a multipart form is 415 and says what to send instead', async () => {
  await using server = await notesServer();
  const body = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nn\r\n--x--\r\n';
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const { status, json } = await server.ask('/notes.echo', { body, headers });
  assert.is(status, 415);
  assert.match(json.meta.result_msg, /multipart\/form-data: send JSON/);
});

test('a very long encoding is not echoed whole', async () => {
  await using server = await notesServer();
  const { json } = await server.ask('/notes.echo', { body: '{}', headers: { 'content-encoding': 'x'.repeat(5_000) } });
  assert.ok(json.meta.result_msg.length < 200);
});

test.run();
