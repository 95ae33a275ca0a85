import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('http: compression');

const decoders = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync };

test('a long answer comes in the coding that the client accepts', async () => {
  await using server = await notesServer();
  for (const [coding, decode] of Object.entries(decoders)) {
    const { status, headers, bytes } = await server.ask('/notes.text?page=5000', { headers: { 'accept-encoding': coding } });
    assert.is(status, 200);
    assert.is(headers['content-encoding'], coding);
    assert.is(headers.vary, 'Accept-Encoding');
    assert.is(headers['content-length'], String(bytes.length));
    assert.is(headers['content-type'], 'application/json');
    assert.ok(bytes.length < 1_000);
    assert.is(JSON.parse(decode(bytes).toString()).data.text, 'x'.repeat(5_000));
  }
});

test('a short answer, or one for a client that accepts nothing, goes out as it is', async () => {
  await using server = await notesServer();
  const short = await server.ask('/notes.ping', { headers: { 'accept-encoding': 'gzip' } });
  assert.equal([short.headers['content-encoding'], short.headers.vary], [undefined, undefined]);
  for (const accepted of [undefined, 'identity', 'gzip;q=0', 'zstd', '']) {
    const { headers, json } = await server.ask('/notes.text?page=5000', { headers: { 'accept-encoding': accepted } });
    assert.is(headers['content-encoding'], undefined, accepted);
    assert.is(headers.vary, 'Accept-Encoding', accepted);
    assert.is(json.data.text.length, 5_000, accepted);
  }
});

test('the limit is counted in bytes: 500 by default', async () => {
  await using server = await notesServer();
  const accept = { 'accept-encoding': 'gzip' };
  const plain = await server.ask('/notes.text?page=1');
  const rest = plain.bytes.length - 1;
  const coded = async (character: string, count: number) =>
    (await server.ask('/notes.text', { body: { page: count, character }, headers: accept })).headers['content-encoding'];
  assert.is(await coded('x', 499 - rest), undefined);
  assert.is(await coded('x', 500 - rest), 'gzip');
  assert.is(await coded('☃', Math.floor((499 - rest) / 3)), undefined);
  assert.is(await coded('☃', Math.ceil((500 - rest) / 3)), 'gzip');
});

test('errors are compressed too', async () => {
  await using server = await notesServer({ compression: { minBytes: 10 } });
  const { status, headers, bytes } = await server.ask('/notes.nosuch', { headers: { 'accept-encoding': 'gzip' } });
  assert.is(status, 404);
  assert.is(headers['content-encoding'], 'gzip');
  assert.is(JSON.parse(gunzipSync(bytes).toString()).meta.result_code, 404);
});

test('nothing is compressed for HEAD, whose body nobody gets', async () => {
  await using server = await notesServer();
  const { status, headers } = await server.ask('/notes.text?page=5000', {
    method: 'HEAD',
    headers: { 'accept-encoding': 'gzip' },
  });
  assert.equal([status, headers['content-encoding']], [200, undefined]);
});

test('it can be turned off', async () => {
  await using server = await notesServer({ compression: false });
  const { headers } = await server.ask('/notes.text?page=5000', { headers: { 'accept-encoding': 'gzip' } });
  assert.equal([headers['content-encoding'], headers.vary], [undefined, undefined]);
});

test.run();
