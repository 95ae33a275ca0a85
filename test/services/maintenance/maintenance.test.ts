import * as assert from 'uvu/assert';
import { type MaintenanceOptions, startMaintenance } from '../../../src/services/maintenance/maintenance.js';
import { Retention, type RetentionRun } from '../../../src/services/maintenance/retention.js';
import { Lease, leaseCollection } from '../../../src/store/index.js';
import { ada, apiSuite } from '../../support/api.js';
import { eventually } from '../../support/harness.js';
import { ago, DAY_MS, HOUR_MS, ManualPause } from './fixture.js';

apiSuite('maintenance', (test, api) => {
  test.before.each(async () => {
    await api.services.tasks.collection.deleteMany({});
    await api.services.store.collection(leaseCollection.name).deleteMany({});
  });

  /** One server process's share. */
  function started(options: Partial<MaintenanceOptions> = {}) {
    const { store, tasks } = api.services;
    const time = new ManualPause();
    const stopped: string[] = [];
    const runs: RetentionRun[] = [];
    const errors: string[] = [];
    const running = startMaintenance({
      store,
      tasks,
      watchdogTimeoutSeconds: 7200,
      watchdogIntervalSeconds: 900,
      retentionIntervalSeconds: 0,
      pause: time.pause,
      onStopped: (ids) => stopped.push(...ids),
      onRetention: (run) => runs.push(run),
      onError: (job, error) => errors.push(`${job}: ${String(error)}`),
      ...options,
    });
    const end = () => running[Symbol.asyncDispose]();
    const pass = async (jobs = 1) => {
      await eventually(() => time.waiting === jobs, 'it waits for its next run');
      time.pass();
      await eventually(() => time.waiting === jobs, 'it has run');
    };
    return { time, stopped, runs, errors, end, pass };
  }

  const silent = () => api.taskIn('in_progress', { last_update: ago(3 * HOUR_MS) });

  test('looks for silent tasks after each interval, not at once', async () => {
    const first = await silent();
    const { time, stopped, end, pass } = started();
    assert.equal(time.asked, [900_000]);
    assert.is((await api.read(first.id)).status, 'in_progress');
    await pass();
    assert.equal(stopped, [first.id]);
    const second = await silent();
    await pass();
    assert.equal(stopped, [first.id, second.id]);
    await end();
  });

  test('applies the rules of retention', async () => {
    const project = await api.project();
    const { id } = await api.stored({ project, system_tags: ['archived'], last_change: ago(2 * DAY_MS) });
    const retention = new Retention(api.services.store, api.services.tasks);
    const rule = await retention.rules.add({ company: ada.company, project, subprojects: false, days: 1 });
    await retention.preview(rule);
    await retention.rules.enable(rule.id);
    const { time, runs, end, pass } = started({ watchdogIntervalSeconds: 0, retentionIntervalSeconds: 60 });
    assert.equal(time.asked, [60_000]);
    await pass();
    assert.equal(
      runs.map((run) => [run.rule.id, run.deleted, run.kept]),
      [[rule.id, 1, 0]],
    );
    assert.is(await api.services.tasks.collection.get(id), undefined);
    await pass();
    assert.is(runs.length, 1, 'a run that had nothing to do is not told of');
    await end();
  });

  test('an interval of 0 switches a job off', async () => {
    const { time, end } = started({ watchdogIntervalSeconds: 0 });
    assert.equal(time.asked, []);
    await end();
  });

  test('does nothing while another process has the lease, and does it once that one let go', async () => {
    const { id } = await silent();
    const other = new Lease(api.services.store, 'watchdog');
    await other.take();
    const { stopped, end, pass } = started();
    await pass();
    assert.equal(stopped, []);
    await other.release();
    await pass();
    assert.equal(stopped, [id]);
    await end();
  });

  test('takes over from a process that crashed, after its lease expired', async () => {
    const { id } = await silent();
    let now = new Date();
    await new Lease(api.services.store, 'watchdog', { now: () => now }).take();
    const { stopped, end, pass } = started({ now: () => now });
    await pass();
    assert.equal(stopped, []);
    now = new Date(now.getTime() + 60_000);
    await pass();
    assert.equal(stopped, [id]);
    await end();
  });

  test('of several processes each task is stopped by one', async () => {
    const tasks = [await silent(), await silent(), await silent()];
    const processes = Array.from({ length: 5 }, () => started());
    await Promise.all(processes.map(({ pass }) => pass()));
    const stopped = processes.map((process) => process.stopped).filter((ids) => ids.length > 0);
    assert.equal(
      stopped.map((ids) => ids.toSorted()),
      [tasks.map(({ id }) => id).toSorted()],
    );
    await Promise.all(processes.map(({ end }) => end()));
  });

  test('a job that fails is told of and done again, its lease free meanwhile', async () => {
    const { id } = await silent();
    const { collection } = api.services.tasks;
    const find = collection.find;
    collection.find = () => Promise.reject(new Error('no connection'));
    const { stopped, errors, end, pass } = started();
    await pass();
    collection.find = find;
    assert.equal(errors, ['watchdog: Error: no connection']);
    assert.is(await api.services.store.collection(leaseCollection.name).count({}), 0);
    await pass();
    assert.equal(stopped, [id]);
    await end();
  });

  test('told to end during a run, finishes the task it is at and leaves the others and no lease', async () => {
    const tasks = [await silent(), await silent(), await silent()];
    const { collection } = api.services.tasks;
    const update = collection.update;
    const ending = new AbortController();
    collection.update = async (...change) => {
      ending.abort();
      return update.apply(collection, change);
    };
    const { time, stopped, end } = started({ signal: ending.signal });
    time.pass();
    await eventually(() => stopped.length > 0, 'a task was stopped');
    await end();
    collection.update = update;
    assert.is(stopped.length, 1);
    assert.is(await collection.count({ status: 'in_progress' }), tasks.length - 1);
    assert.is(await api.services.store.collection(leaseCollection.name).count({}), 0);
  });
});
