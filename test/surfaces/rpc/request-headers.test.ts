import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: request headers');

test('the transaction header is echoed in meta.trx: our spelling before X-Clearml before X-Trains', async () => {
  await using server = await notesServer();
  const names = ['X-Trains-Trx', 'x-clearml-trx', 'X-Taskwright-Trx'];
  for (const [index, name] of names.entries()) {
    const headers = Object.fromEntries(names.slice(0, index + 1).map((each) => [each, `by ${each}`]));
    const { json } = await server.ask('/notes.ping', { headers });
    assert.is(json.meta.trx, `by ${name}`);
    assert.match(json.meta.id, /^[0-9a-f]{32}$/);
  }
});

test('a transaction that is too long or not plain text is not echoed', async () => {
  await using server = await notesServer();
  for (const trx of ['x'.repeat(201), 'caf\u00e9', '']) {
    const { json } = await server.ask('/notes.ping', { headers: { 'x-clearml-trx': trx } });
    assert.is(json.meta.trx, json.meta.id, trx.slice(0, 10));
  }
});

test('a path that does not parse has its transaction echoed too', async () => {
  await using server = await notesServer();
  assert.is((await server.ask('/', { headers: { 'x-clearml-trx': 't-1' } })).json.meta.trx, 't-1');
});

test('X-Request-Id comes back when it is plain and short, else it is the id of the call', async () => {
  await using server = await notesServer();
  const given = await server.ask('/notes.ping', { headers: { 'x-request-id': 'req-1/a:b' } });
  assert.is(given.headers['x-request-id'], 'req-1/a:b');
  assert.is.not(given.json.meta.id, 'req-1/a:b');
  for (const id of [undefined, 'with space', '<script>', 'x'.repeat(201)]) {
    const { headers, json } = await server.ask('/notes.ping', { headers: { 'x-request-id': id } });
    assert.is(headers['x-request-id'], json.meta.id, id);
  }
});

test('the worker is named by its header', async () => {
  await using server = await notesServer();
  const { json } = await server.ask('/notes.whoami', { headers: { 'X-Trains-Worker': 'host:gpu:0' } });
  assert.is(json.data.caller.worker, 'host:gpu:0');
  assert.is(json.data.id, json.meta.id);
});

test('the address is that of the connection; a forwarded one is not believed', async () => {
  await using server = await notesServer();
  const headers = { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.8' };
  assert.is((await server.ask('/notes.whoami', { headers })).json.data.caller.address, '127.0.0.1');
});

test('behind trusted proxies the address is what the outermost of them wrote', async () => {
  const forged = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.0.0.2', 'x-real-ip': '203.0.113.8' };
  const cases: readonly (readonly [proxies: number, headers: Record<string, string>, address: string])[] = [
    [1, forged, '10.0.0.2'],
    [2, forged, '203.0.113.9'],
    [5, forged, '198.51.100.1'],
    [1, { 'x-real-ip': '203.0.113.8' }, '203.0.113.8'],
    [1, {}, '127.0.0.1'],
  ];
  for (const [trustedProxies, headers, address] of cases) {
    await using server = await notesServer({ trustedProxies });
    assert.is((await server.ask('/notes.whoami', { headers })).json.data.caller.address, address);
  }
});

test('a request in absolute form, as a proxy sends it, is the same call', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('http://notes.example/v2.13/notes.create?name=n', { method: 'GET' });
  assert.is(status, 200);
  assert.is(json.meta.endpoint.requested_version, '2.13');
});

test.run();
