import { asyncProperty, boolean, assert as check, constantFrom } from 'fast-check';
import * as assert from 'uvu/assert';
import { type TaskStatus, taskStatus } from '../../../src/generated/index.js';
import { ApiError } from '../../../src/rpc/index.js';
import { ours } from '../../schemas/definitions.js';
import { ada, apiSuite, type TestApi } from '../../support/api.js';
import { runs } from '../../support/harness.js';

const PAIRS = taskStatus.statuses.length ** 2;
const status = () => constantFrom(...taskStatus.statuses);

/** The table as `schemas/task-status.conf` has it, read anew. */
async function table(): Promise<ReadonlyMap<string, readonly string[]>> {
  const machine = (await ours()).machines.find(({ name }) => name === 'task');
  return new Map(machine?.statuses.map(({ name, next }) => [name, next]));
}

/** `ok`, or how the change was refused. */
async function changed(api: TestApi, from: TaskStatus, to: TaskStatus, force: boolean, onlyOnce = false): Promise<string> {
  const task = await api.stored({ status: from });
  const outcome = await api.services.tasks.change(task, to, { force, onlyOnce }, ada).then(
    ({ fields }) => (fields.status === to ? 'ok' : `answers ${fields.status}`),
    (error: unknown) => (error instanceof ApiError ? `${error.code}/${error.subcode}` : Promise.reject(error)),
  );
  const { status: now } = await api.read(task.id);
  assert.is(now, outcome === 'ok' ? to : from, 'what is stored agrees with the answer');
  return outcome;
}

/** What the table makes of a change without force. */
function expected(next: ReadonlyMap<string, readonly string[]>, from: TaskStatus, to: TaskStatus): string {
  if (from === to) return 'ok';
  if (from === 'unknown') return '500/1';
  return next.get(from)?.includes(to) ? 'ok' : '400/110';
}

apiSuite('changing the status', (test, api) => {
  test('every pair of statuses is allowed exactly when the table says so', async () => {
    const next = await table();
    assert.is(next.size, taskStatus.statuses.length);
    for (const from of taskStatus.statuses) {
      for (const to of taskStatus.statuses) {
        assert.is(await changed(api, from, to, false), expected(next, from, to), `${from} to ${to}`);
      }
    }
  });

  test('with force every pair is allowed, and without it the table decides, in any order', async () => {
    const next = await table();
    await check(
      asyncProperty(status(), status(), boolean(), async (from, to, force) => {
        assert.is(await changed(api, from, to, force), force ? 'ok' : expected(next, from, to));
      }),
      { numRuns: runs(PAIRS) },
    );
  });

  test('a change that may happen only once is refused to a task that has the status', async () => {
    for (const one of taskStatus.statuses) {
      assert.is(await changed(api, one, one, false, true), '400/110', one);
      assert.is(await changed(api, one, one, true, true), 'ok', `${one} with force`);
    }
  });

  test('a sequence of allowed changes goes through, and each leaves its reason and message', async () => {
    const { id } = await api.stored();
    for (const to of ['queued', 'in_progress', 'completed', 'published'] as const) {
      await api.services.tasks.change(await api.read(id), to, { reason: `to ${to}`, message: 'said' }, ada);
      const { status, status_reason, status_message } = await api.read(id);
      assert.equal([status, status_reason, status_message], [to, `to ${to}`, 'said']);
    }
  });

  test('without reason and message those of the last change are cleared', async () => {
    const task = await api.stored({ status: 'in_progress', status_reason: 'old', status_message: 'old' });
    await api.services.tasks.change(task, 'failed', {}, ada);
    const { status_reason, status_message } = await api.read(task.id);
    assert.equal([status_reason, status_message], ['', '']);
  });

  test('each change moves the three times, and the same status again does too', async () => {
    const past = new Date('2020-01-01');
    const task = await api.stored({ status: 'failed', status_changed: past, last_update: past, last_change: past });
    await api.services.tasks.change(task, 'failed', {}, ada);
    const { status_changed, last_update, last_change } = await api.read(task.id);
    assert.ok(status_changed && status_changed > past);
    assert.equal([last_update, last_change], [status_changed, status_changed]);
  });

  test('only queueing takes the development tag off', async () => {
    const tags = async (to: TaskStatus) => {
      const task = await api.stored({ system_tags: ['development', 'other'] });
      await api.services.tasks.change(task, to, {}, ada);
      return (await api.read(task.id)).system_tags;
    };
    assert.equal(await tags('queued'), ['other']);
    assert.equal(await tags('in_progress'), ['development', 'other']);
  });
});
