import * as assert from 'uvu/assert';
import { eventSource, type StreamClient, webSocket } from '../support/event-stream-client.js';
import { eventually, suite } from '../support/harness.js';
import { type RunningServer, startServer, withFolder } from '../support/running-server.js';

const test = suite('taskwright serve: live updates');

const clients = { 'server-sent events': eventSource, WebSocket: webSocket } as const;

for (const [name, open] of Object.entries(clients)) {
  test(`${name}: a change is told, with its place to come back to`, () =>
    withServer(async (server, authorization) => {
      const client = await open(server.url, '?status=created', { authorization });
      await eventually(() => client.events.length === 1, 'the first event');
      const task = await created(server);
      await toldOf(client, task);
      assert.equal(kinds(client), ['ready', 'changed']);
      client.close();
      const meanwhile = await created(server);
      const back = await open(server.url, `?last_event_id=${client.events.at(-1)?.cursor}`, { authorization });
      await toldOf(back, meanwhile);
      assert.equal(kinds(back), ['ready', 'changed']);
      const header = await open(server.url, '', { authorization, 'Last-Event-ID': 'from another life' });
      await eventually(() => header.events.length === 1, 'the first event');
      assert.equal(kinds(header), ['resync']);
    }));

  test(`${name}: refused like any call`, () =>
    withServer(async ({ url }, authorization) => {
      const stranger = await open(url);
      assert.is(stranger.status, 401);
      await eventually(() => stranger.text().endsWith('}'), 'the envelope');
      assert.is(JSON.parse(stranger.text()).meta.result_subcode, 20);
      const wrong = await open(url, '?status=asleep', { authorization });
      assert.is(wrong.status, 400);
      await eventually(() => wrong.text().endsWith('}'), 'the envelope');
      const { result_subcode, error_data } = JSON.parse(wrong.text()).meta;
      assert.equal([result_subcode, error_data.field], [12, 'status.0']);
    }));

  test(`${name}: a stop ends the stream at once`, () =>
    withServer(async (server, authorization) => {
      const client = await open(server.url, '', { authorization });
      await eventually(() => client.events.length === 1, 'the first event');
      const grace = 10_000;
      const started = Date.now();
      assert.is(await server.stop(), 0);
      assert.ok(Date.now() - started < grace / 2, 'the time of grace was not needed');
      await eventually(() => client.ended(), 'the end');
      if (open === webSocket) assert.is(client.farewell(), '1001');
    }));

  test(`${name}: outlives the deadline of a call`, () =>
    withServer(
      async (server, authorization) => {
        const client = await open(server.url, '', { authorization });
        await eventually(() => client.events.length === 1, 'the first event');
        const opened = Date.now();
        await eventually(() => Date.now() - opened > 600, 'twice the deadline has passed');
        await toldOf(client, await created(server));
      },
      { TASKWRIGHT_DEADLINE_MS: '300' },
    ));
}

test('other ways in refuse to stream', () =>
  withServer(async (server, authorization) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'updates.watch', params: {} });
    const answer = await fetch(`${server.url}/rpc`, { method: 'POST', headers, body });
    assert.match(await answer.text(), 'updates.watch is a stream');
    assert.is((await fetch(`${server.url}/v2.22/updates.watch`, { method: 'HEAD', headers })).status, 400);
  }));

test.run();

type Environment = Readonly<Record<string, string>>;

/** A server with the key `ADMIN`, and the header that presents it. */
function withServer(
  use: (server: RunningServer, authorization: string) => Promise<void>,
  environment: Environment = {},
): Promise<void> {
  return withFolder(async (folder) => {
    const key = { TASKWRIGHT_ACCESS_KEY: 'ADMIN', TASKWRIGHT_SECRET_KEY: 'admin-secret' };
    const server = await startServer(folder, { ...key, ...environment });
    try {
      await use(server, `Basic ${Buffer.from('ADMIN:admin-secret').toString('base64')}`);
    } finally {
      await server.stop();
    }
  });
}

async function created({ call }: RunningServer): Promise<string> {
  const { data } = await call('tasks.create', { name: 'a task', type: 'training' });
  return String(data.id);
}

async function toldOf(client: StreamClient, task: string): Promise<void> {
  await eventually(() => client.events.some((event) => event.task === task), `${task} is told of`);
}

function kinds({ events }: StreamClient): string[] {
  return events.map(({ kind }) => kind);
}
