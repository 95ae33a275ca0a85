import * as assert from 'uvu/assert';
import type { ActionName, TaskStatus } from '../../../src/generated/index.js';
import { apiSuite, type Fields, type TestApi } from '../../support/api.js';

const STATUSES = [
  'created',
  'queued',
  'in_progress',
  'stopped',
  'closed',
  'failed',
  'publishing',
  'published',
  'completed',
  'unknown',
] as const satisfies readonly TaskStatus[];

/**
 * task-core 6.3: what each action makes of a task in each status, in the order above: the new status, or the error. `=` is ok
 * without a change of status.
 */
const WITHOUT_FORCE: Readonly<Record<string, string>> = {
  started: 'in_progress in_progress in_progress in_progress 110 110 110 110 in_progress 500/1',
  stop: '110 stopped stopped stopped stopped stopped 110 110 110 500/1',
  stopped: '110 stopped stopped stopped stopped stopped 110 110 110 500/1',
  failed: '110 110 failed failed failed failed 110 110 110 500/1',
  close: '110 110 110 closed closed 110 110 110 110 500/1',
  completed: '110 110 completed completed 110 110 110 110 completed 500/1',
  publish: '110 110 110 published published published published 110 published 500/1',
  enqueue: 'queued 110 110 queued 110 110 110 110 110 500/1',
  dequeue: '101 created 101 101 101 101 101 101 101 101',
  reset: 'created created created created created created 101 110 created 500/1',
  delete: 'gone 123 123 123 123 123 123 123 123 123',
  edit: '= 110 110 110 110 110 110 110 110 110',
  update: '= = = = = = = = = =',
  ping: '= = = = = = = = = =',
};

const all = (cell: string): string => STATUSES.map(() => cell).join(' ');

const WITH_FORCE: Readonly<Record<string, string>> = {
  started: all('in_progress'),
  stop: all('stopped'),
  stopped: all('stopped'),
  failed: all('failed'),
  close: all('closed'),
  completed: all('completed'),
  publish: all('published'),
  enqueue: 'queued 706 queued queued queued queued queued queued queued queued',
  dequeue: WITHOUT_FORCE.dequeue ?? '',
  reset: all('created'),
  delete: all('gone'),
  edit: all('='),
  update: all('='),
  ping: all('='),
};

/** What an action needs beside the task. */
async function requestOf(action: string, api: TestApi, queueOfTask: string | undefined): Promise<Fields> {
  if (action === 'enqueue') return { queue: queueOfTask ?? (await api.queue()) };
  return action === 'edit' || action === 'update' ? { comment: 'changed' } : {};
}

async function outcome(api: TestApi, action: string, from: TaskStatus, force: Fields): Promise<string> {
  const task = await api.taskIn(from);
  const request = { task: task.id, ...force, ...(await requestOf(action, api, task.execution.queue)) };
  const result = await api.services.tasks.collection.get(task.id);
  assert.is(result?.status, from);
  try {
    await api.call(`tasks.${action}` as ActionName, request);
  } catch (error) {
    const { code, subcode } = error as { code: number; subcode: number };
    assert.is((await api.read(task.id)).status, from, `a refused ${action} leaves the status alone`);
    return code === 400 ? String(subcode) : `${code}/${subcode}`;
  }
  const now = await api.services.tasks.collection.get(task.id);
  if (!now) return 'gone';
  return ['edit', 'update', 'ping'].includes(action) && now.status === from ? '=' : now.status;
}

apiSuite('actions by status', (test, api) => {
  for (const [kind, table, force] of [
    ['without force', WITHOUT_FORCE, {}],
    ['with force', WITH_FORCE, { force: true }],
  ] as const) {
    for (const [action, cells] of Object.entries(table)) {
      test(`tasks.${action} ${kind}`, async () => {
        const found: string[] = [];
        for (const from of STATUSES) found.push(await outcome(api, action, from, force));
        assert.is(found.join(' '), cells);
      });
    }
  }

  test('an archived task may be deleted in every status, but not when others rely on it', async () => {
    const found: string[] = [];
    for (const from of STATUSES) {
      const { id } = await api.taskIn(from, { system_tags: ['archived'] });
      found.push(
        await api.call('tasks.delete', { task: id }).then(
          () => 'gone',
          ({ subcode }) => String(subcode),
        ),
      );
    }
    assert.is(found.join(' '), 'gone gone gone gone gone gone 101 101 gone gone');
  });
});
