import * as assert from 'uvu/assert';
import type { StatusMachine } from '../../codegen/definition/ir.js';
import { suite } from '../support/harness.js';
import { actionNamed, ours } from './definitions.js';

/** task-core 6.1: what may follow without force. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  created: ['queued', 'in_progress'],
  queued: ['created', 'in_progress', 'stopped'],
  in_progress: ['stopped', 'failed', 'created', 'completed'],
  stopped: ['closed', 'created', 'failed', 'queued', 'in_progress', 'published', 'publishing', 'completed'],
  published: [],
  publishing: ['published'],
  closed: ['created', 'failed', 'published', 'publishing', 'stopped'],
  failed: ['created', 'stopped', 'published'],
  completed: ['published', 'in_progress', 'created'],
  unknown: [],
};

/** task-core 6.3: actions that lead to one status whatever the task was before. */
const TARGET: Readonly<Record<string, string>> = {
  'tasks.started': 'in_progress',
  'tasks.stop': 'stopped',
  'tasks.stopped': 'stopped',
  'tasks.failed': 'failed',
  'tasks.close': 'closed',
  'tasks.completed': 'completed',
  'tasks.publish': 'published',
  'tasks.enqueue': 'queued',
  'tasks.dequeue': 'created',
  'tasks.reset': 'created',
};

const test = suite('task-status.conf');

async function machine(): Promise<StatusMachine> {
  const found = (await ours()).machines.find(({ name }) => name === 'task');
  if (found === undefined) throw new Error('there is no task-status.conf');
  return found;
}

test('the statuses are those of the definition, in its order', async () => {
  const tasks = (await ours()).services.find(({ name }) => name === 'tasks');
  const { statuses } = await machine();
  assert.equal(
    statuses.map(({ name }) => name),
    tasks?.definitions.task_status_enum?.enum,
  );
});

test('the transitions are the recorded ones', async () => {
  for (const { name, next } of (await machine()).statuses) assert.equal([...next].sort(), [...(TABLE[name] ?? [])].sort(), name);
});

test('every action that sets a status is listed there, its batch too', async () => {
  const api = await ours();
  const { statuses } = await machine();
  for (const [action, target] of Object.entries(TARGET)) {
    const reachedBy = statuses.find(({ name }) => name === target)?.reachedBy ?? [];
    assert.ok(reachedBy.includes(action), `${target} by ${action}`);
    const batch = `${action}_many`;
    const exists = api.services.some(({ actions }) => actions.some(({ fullName }) => fullName === batch));
    assert.is(reachedBy.includes(batch), exists, `${target} by ${batch}`);
  }
});

test('the actions listed are exactly those that may lose the race for a status', async () => {
  const api = await ours();
  const listed = new Set((await machine()).statuses.flatMap(({ reachedBy }) => reachedBy));
  const racing = api.services
    .flatMap(({ actions }) => actions)
    .filter(({ errors }) => errors.includes('failed_changing_task_status'))
    .map(({ fullName }) => fullName);
  assert.equal(racing.filter((name) => name.startsWith('tasks.')).sort(), [...listed].sort());
  // A model can take the task that made it along.
  assert.equal(racing.filter((name) => !name.startsWith('tasks.')).sort(), ['models.publish_many', 'models.set_ready']);
});

test('whoever may be refused a transition also says what an unknown status means', async () => {
  const api = await ours();
  for (const name of new Set((await machine()).statuses.flatMap(({ reachedBy }) => reachedBy))) {
    const { errors } = actionNamed(api, name);
    assert.ok(errors.includes('invalid_task_status') && errors.includes('internal_error'), name);
  }
});

test('nothing leads to or from unknown', async () => {
  const { statuses } = await machine();
  const unknown = statuses.find(({ name }) => name === 'unknown');
  assert.equal([unknown?.next, unknown?.reachedBy], [[], []]);
  assert.not.ok(statuses.some(({ next }) => next.includes('unknown')));
});

test('every other status can be reached without force', async () => {
  const { statuses } = await machine();
  const reached = new Set(['created']);
  for (const name of reached) for (const next of statuses.find((status) => status.name === name)?.next ?? []) reached.add(next);
  assert.equal(
    [...reached].sort(),
    statuses
      .map(({ name }) => name)
      .filter((name) => name !== 'unknown')
      .sort(),
  );
});

test.run();
