import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { notesServer } from '../src/server.js';

const server = notesServer();
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
test.after(() => server.close());

interface Answer {
  readonly meta: {
    readonly result_code: number;
    readonly result_subcode: number;
    readonly endpoint: { readonly actual_version: string | number };
  };
  readonly data: Record<string, unknown>;
}

async function call(path: string, body: unknown = {}, token = 'editor-token'): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Answer;
}

function codeOf({ meta }: Answer): string {
  return `${meta.result_code}/${meta.result_subcode}`;
}

test('each version keeps its own contract', async () => {
  await call('/v1.0/notes.add', { text: 'old' });
  const { data } = await call('/v1.1/notes.add', { text: 'new', pinned: true });
  const texts = async (version: string) =>
    ((await call(`/v${version}/notes.list`)).data.notes as { text: string }[]).map(({ text }) => text);
  assert.deepEqual(await texts('1.0'), ['old', 'new']);
  assert.deepEqual(await texts('1.1'), ['new', 'old']);
  // On this surface versions below 2.1 travel as numbers.
  assert.equal((await call('/v1.1/notes.get', { id: data.id })).meta.endpoint.actual_version, 1);
  assert.equal(codeOf(await call('/v1.0/notes.pin', { id: data.id })), '404/0');
});

test('what does not fit the definition is refused, with the field', async () => {
  assert.equal(codeOf(await call('/v1.1/notes.add', {})), '400/12');
  assert.equal(codeOf(await call('/v1.1/notes.add', { text: '' })), '400/12');
  assert.equal(codeOf(await call('/v1.1/notes.add', { text: 5 })), '400/12');
});

test("the API's own errors", async () => {
  const { data } = await call('/notes.add', { text: 'pin me' });
  assert.equal(codeOf(await call('/notes.pin', { id: data.id })), '200/0');
  assert.equal(codeOf(await call('/notes.pin', { id: data.id })), '400/102');
  assert.equal(codeOf(await call('/notes.get', { id: 'nosuch' })), '400/101');
});

test('roles', async () => {
  const { data } = await call('/notes.add', { text: 'mine' }, 'reader-token');
  assert.equal(codeOf(await call('/notes.remove', { id: data.id }, 'reader-token')), '403/20');
  assert.equal(codeOf(await call('/notes.remove', { id: data.id })), '200/0');
  assert.equal(codeOf(await call('/notes.list', {}, 'wrong')), '401/20');
});

test('the API describes itself at each version', async () => {
  const paths = async (version: string) => {
    const answer = await fetch(`${url}/v${version}/openapi.json`);
    return Object.keys(((await answer.json()) as { readonly paths: object }).paths);
  };
  assert.ok(!(await paths('1.0')).includes('/v1.0/notes.pin'));
  assert.ok((await paths('1.1')).includes('/v1.1/notes.pin'));
  const discovered = (await call('/rpc', { jsonrpc: '2.0', id: 1, method: 'rpc.discover' })) as unknown as {
    readonly result: { readonly info: { readonly title: string; readonly version: string } };
  };
  assert.deepEqual([discovered.result.info.title, discovered.result.info.version], ['Notes', '1.1']);
  assert.match(await (await fetch(`${url}/docs`)).text(), /docs\/main\.js/);
  const shown = (await (await fetch(`${url}/docs/api.json`)).json()) as { readonly title: string };
  assert.equal(shown.title, 'Notes');
});

test('the same actions over JSON-RPC 2.0', async () => {
  const body = { jsonrpc: '2.0', id: 1, method: 'notes.add', params: { text: 'by JSON-RPC' } };
  const answer = (await call('/v1.1/rpc', body)) as unknown as { readonly id: number; readonly result: { readonly id: string } };
  assert.equal(answer.id, 1);
  assert.equal((await call('/notes.get', { id: answer.result.id })).meta.result_code, 200);
});
