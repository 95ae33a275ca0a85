import * as assert from 'uvu/assert';
import type { MimirWorkTask } from '../../src/generated/surfaces/mimir.js';
import type { MlwParentWithList } from '../../src/generated/surfaces/mlw.js';
import { eventually, suite } from '../support/harness.js';
import { command, KEY } from '../support/running-server.js';
import type { ServerProcess } from '../support/server-process.js';
import { withServers } from '../support/two-servers.js';
import { newTask, TASKS, watch } from '../surfaces/mimir/fixture.js';

const test = suite('vendors: two server processes on one database');
const server = process.env.TEST_MONGODB_URL;

const A_WHILE = { timeLimitMs: 60_000 };

interface Credential {
  readonly id: string;
  readonly secret: string;
}

async function credential(settings: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<Credential> {
  return JSON.parse((await command(['credentials', 'create', ...flags, '--json'], settings)).stdout) as Credential;
}

async function ask<Body>({ url }: ServerProcess, authorization: string, target: string, body?: object): Promise<Body> {
  const answer = await fetch(url + target, {
    headers: { authorization },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${target}: ${answer.status}`);
  return (await answer.json()) as Body;
}

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

if (server) {
  test(
    "Mimir's WebSocket tells of what is changed through the other server",
    () =>
      withServers(server, { TASKWRIGHT_CHANGE_FEED_POLL_MS: '50' }, async (one, other, settings) => {
        const { secret } = await credential(settings, '--surface', 'mimir');
        const made = await ask<MimirWorkTask>(one, `Bearer ${secret}`, TASKS, newTask());
        const watcher = await watch(`${other.url.replace('http', 'ws')}/ws/tasks`);
        await ask(one, `Bearer ${secret}`, `${TASKS}/${made.worktask_id}`, { status: 'executing' });
        const told = () => watcher.updates.find(({ task }) => task.worktask_id === made.worktask_id);
        assert.is((await eventually(told, 'the change is told', 20_000)).task.status, 'executing');
        watcher.socket.terminate();
      }),
    A_WHILE,
  );

  test(
    'a training of MLW that waits for its start is queued once by two servers',
    () =>
      withServers(server, {}, async (one, other, settings) => {
        const { id, secret } = await credential(settings, '--surface', 'mlw', '--id', 't1/ann');
        const admin = basic(KEY.TASKWRIGHT_ACCESS_KEY, KEY.TASKWRIGHT_SECRET_KEY);
        const call = async <T>(action: string, body: object) =>
          (await ask<{ readonly data: T }>(one, admin, `/${action}`, body)).data;
        const project = (await call<{ readonly id: string }>('projects.create', { name: 'trainings', description: '' })).id;
        const numbers = { learningRate: 0.0001, epoch: 5, testSize: 0.3, batchSize: 15 };
        const words = { problemType: 'classification', optimizer: 'adam', loss: 'mse', metrics: ['accuracy'], dataID: 'd1' };
        // Soon, so that both servers look while it waits and when it is due.
        const startDate = new Date(Date.now() + 3_000).toISOString().replace('Z', '000Z');
        const names = Array.from({ length: 4 }, (_, i) => `cast ${i}`);
        const parents = await Promise.all(
          names.map((modelName, i) =>
            ask<MlwParentWithList>(
              i % 2 ? one : other,
              basic(id, secret),
              `/service/mlw/projects/${project}/resources/r1/trainNN`,
              {
                ...{ modelName, startDate },
                ...numbers,
                ...words,
              },
            ),
          ),
        );
        assert.ok(parents.every(({ status }) => status === 'SCHEDULED'));
        const waiting = async () => {
          const { queues } = await call<{
            readonly queues: readonly { readonly entries: readonly { readonly task: string }[] }[];
          }>('queues.get_all', { name: '^mlw$', only_fields: ['entries'] });
          return (queues[0]?.entries ?? []).map(({ task }) => task);
        };
        await eventually(async () => (await waiting()).length >= names.length, 'all are queued', 30_000);
        const children = parents.flatMap(({ individualTasks }) => individualTasks.map((child) => child.id));
        assert.equal((await waiting()).toSorted(), children.toSorted(), 'each once');
      }),
    A_WHILE,
  );
} else {
  test.skip('what is changed through one server is told by the other', 'TEST_MONGODB_URL is not set');
  test.skip('a training that waits for its start is queued once by two servers', 'TEST_MONGODB_URL is not set');
}

test.run();
