import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notification, responseOf, responsesOf, rpc } from '../support/json-rpc.js';
import { notesDocuments } from '../support/notes-documents.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('json-rpc: rpc.discover');

const NOBODY = { authorization: undefined };

async function discovered(path: string, params?: unknown): Promise<ReturnType<typeof responseOf>> {
  await using server = await notesServer(notesDocuments());
  const { status, text, ...answer } = await server.ask(path, { body: rpc('rpc.discover', params), headers: NOBODY });
  assert.is(status, 200);
  return responseOf({ status, text, ...answer } as Parameters<typeof responseOf>[0]);
}

test('gives the OpenRPC document of the newest version, to anybody', async () => {
  for (const params of [undefined, [], {}, { version: null }]) {
    const { id, result } = await discovered('/rpc', params);
    assert.equal([id, result.kind, result.info.version], [1, 'openrpc', '2.14']);
  }
});

test('the version is that of the path, or the one asked for', async () => {
  const table: readonly (readonly [path: string, params: unknown, version: string])[] = [
    ['/v2.1/rpc', undefined, '2.1'],
    ['/v2.13/rpc', {}, '2.1'],
    ['/rpc', { version: '2.13' }, '2.1'],
    ['/v2.14/rpc', { version: '1.5' }, '1.5'],
    ['/rpc', { version: '99.0' }, '2.14'],
  ];
  for (const [path, params, version] of table) {
    assert.is((await discovered(path, params)).result.info.version, version, `${path} ${JSON.stringify(params)}`);
  }
});

test('a version before the first is not found', async () => {
  const { error } = await discovered('/rpc', { version: '1.0' });
  assert.equal([error?.code, error?.data.code, error?.data.name], [-32601, 404, 'endpoint_not_found']);
  assert.match(error?.message ?? '', 'there was no version 1.0');
});

test('what is no version is refused, with the field and what came', async () => {
  for (const [params, field] of [
    [{ version: 2.13 }, 'version'],
    [{ version: '2.x' }, 'version'],
    [{ version: '02.1' }, 'version'],
    [['2.13'], 'params'],
  ] as const) {
    const { error } = await discovered('/rpc', params);
    assert.equal([error?.code, error?.data.error_data.field], [-32602, field], JSON.stringify(params));
  }
});

test('stands in a batch beside other calls, once', async () => {
  await using server = await notesServer(notesDocuments());
  const ask = async (...calls: readonly unknown[]) => server.ask('/rpc', { body: calls });
  const answers = responsesOf(await ask(rpc('notes.ping', {}, 1), rpc('rpc.discover', {}, 2)));
  assert.equal(
    answers.map(({ id, error }) => [id, error]),
    [
      [1, undefined],
      [2, undefined],
    ],
  );
  const twice = responseOf(await ask(rpc('rpc.discover', {}, 1), rpc('rpc.discover', {}, 2)));
  assert.equal([twice.error?.code, twice.id], [-32600, null]);
});

test('as a notification it is not answered', async () => {
  await using server = await notesServer(notesDocuments());
  assert.is((await server.ask('/rpc', { body: notification('rpc.discover') })).status, 204);
});

test('without documents there is no such method', async () => {
  await using server = await notesServer();
  const { error } = responseOf(await server.ask('/rpc', { body: rpc('rpc.discover') }));
  assert.is(error?.code, -32601);
});

test.run();
