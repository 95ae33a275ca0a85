import * as assert from 'uvu/assert';
import { collections } from '../../src/services/collections.js';
import type { TaskDocument } from '../../src/services/tasks/task-document.js';
import { openStore } from '../../src/store/index.js';
import { ago, HOUR_MS } from '../services/maintenance/fixture.js';
import { eventually, suite } from '../support/harness.js';
import { KEY, type RunningServer, startServer, withFolder } from '../support/running-server.js';

const test = suite('what a server does without being called');

const EVERY_SECOND = {
  ...KEY,
  TASKWRIGHT_TASKS_WATCHDOG_INTERVAL_S: '1',
  TASKWRIGHT_TASKS_RETENTION_INTERVAL_S: '1',
};

async function statusOf(server: RunningServer, task: string): Promise<unknown> {
  const { data } = await server.call('tasks.get_by_id', { task });
  return (data.task as { status?: unknown }).status;
}

/** Running tasks whose last signs of life are so many hours old. */
async function running(folder: string, ages: readonly number[]): Promise<string[]> {
  const server = await startServer(folder);
  const ids: string[] = [];
  for (const _ of ages) {
    const id = (await server.call('tasks.create', { name: 'a task', type: 'training' })).data.id as string;
    await server.call('tasks.started', { task: id });
    ids.push(id);
  }
  await server.stop();
  await using store = await openStore({ dataDir: folder, collections });
  const tasks = store.collection<TaskDocument>('tasks');
  for (const [i, age] of ages.entries()) await tasks.update({ id: ids[i] ?? '' }, { $set: { last_update: ago(age * HOUR_MS) } });
  return ids;
}

test('stops the tasks that fell silent for longer than the settings say, and ends cleanly', async () => {
  await withFolder(async (folder) => {
    const [older = '', newer = ''] = await running(folder, [3, 1]);
    const first = await startServer(folder, { ...EVERY_SECOND, TASKWRIGHT_LOG_LEVEL: 'info' });
    // Written when a run has ended.
    await eventually(() => first.output().stderr.includes('fell silent'), 'the log says so');
    assert.match(first.output().stderr, older);
    assert.equal([await statusOf(first, older), await statusOf(first, newer)], ['stopped', 'in_progress']);
    assert.is(await first.stop(), 0);
    const second = await startServer(folder, { ...EVERY_SECOND, TASKWRIGHT_TASKS_WATCHDOG_TIMEOUT_S: '1800' });
    await eventually(async () => (await statusOf(second, newer)) === 'stopped', 'the watchdog stopped the other, too');
    assert.is(await second.stop(), 0);
  });
});

test('a server that is told to stop does not wait for its intervals', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder);
    assert.is(await server.stop(), 0);
  });
});

test.run();
