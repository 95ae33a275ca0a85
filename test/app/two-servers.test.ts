import * as assert from 'uvu/assert';
import { eventSource, webSocket } from '../support/event-stream-client.js';
import { eventually, suite } from '../support/harness.js';
import { KEY } from '../support/running-server.js';
import type { ServerProcess } from '../support/server-process.js';
import { withServers } from '../support/two-servers.js';

const test = suite('live updates: two server processes on one database');
const server = process.env.TEST_MONGODB_URL;

const authorization = `Basic ${Buffer.from(`${KEY.TASKWRIGHT_ACCESS_KEY}:${KEY.TASKWRIGHT_SECRET_KEY}`).toString('base64')}`;

if (server) {
  for (const mode of ['stream', 'poll']) {
    test(
      `what is changed through one is told by the other (${mode})`,
      () =>
        withServers(server, { TASKWRIGHT_CHANGE_FEED: mode, TASKWRIGHT_CHANGE_FEED_POLL_MS: '50' }, async (one, other) => {
          const clients = [
            await eventSource(other.url, '', { authorization }),
            await webSocket(other.url, '', { authorization }),
            await eventSource(one.url, '', { authorization }),
          ];
          const { id } = await call(one, 'tasks.create', { name: 'a task', type: 'training' });
          const told = (kind: string, status?: string) =>
            eventually(
              () =>
                clients.every(({ events }) =>
                  events.some((event) => event.task === id && event.kind === kind && (!status || event.status === status)),
                ),
              `${kind} ${status}`,
              20_000,
            );
          await told('changed', 'created');
          await call(one, 'tasks.enqueue', { task: id });
          await told('changed', 'queued');
          await call(one, 'tasks.delete', { task: id, force: true });
          await told('removed');
          // The one that wrote hears of each write twice, and tells it once.
          for (const { events, close } of clients) {
            const seen = events.filter(({ task }) => task === id).map(({ kind, status, name }) => `${kind} ${status} ${name}`);
            assert.is(new Set(seen).size, seen.length, seen.join(', '));
            close();
          }
        }),
      { timeLimitMs: 60_000 },
    );
  }
} else {
  test.skip('what is changed through one is told by the other', 'TEST_MONGODB_URL is not set');
}

test.run();

async function call({ url }: ServerProcess, action: string, body: object): Promise<{ readonly id: string }> {
  const headers = { authorization, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/v2.22/${action}`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.is(answer.status, 200);
  return ((await answer.json()) as { data: { id: string } }).data;
}
