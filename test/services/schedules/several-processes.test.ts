import * as assert from 'uvu/assert';
import { startMaintenance } from '../../../src/services/maintenance/maintenance.js';
import { CLAIM_MS } from '../../../src/services/schedules/queue-due.js';
import { apiSuite, TestApi } from '../../support/api.js';
import { eventually } from '../../support/harness.js';
import { ManualPause } from '../maintenance/fixture.js';
import { failure, forgetAll, later, look, Scheduled } from './fixture.js';

const CLAIM_MINUTES = CLAIM_MS / 60_000;

apiSuite('schedules that several processes look at', (test, api) => {
  // A look is about all schedules.
  test.before.each(() => forgetAll(api));

  test('many at the same time, over many times: each time is queued once', async () => {
    const all = [];
    for (let i = 0; i < 8; i++) all.push(await new Scheduled(api).repeating({ cron: '*/10 * * * *' }));
    const TIMES = 12;
    for (let i = 0; i < TIMES; i++) {
      const looks = await Promise.all(Array.from({ length: 5 }, () => look(api, later(30 + 10 * i))));
      const queued = looks.flat();
      assert.is(queued.length, all.length);
      assert.is(new Set(queued).size, all.length);
    }
    for (const repeating of all) {
      const waiting = await repeating.waiting();
      assert.is(new Set(waiting).size, TIMES);
      assert.is(await repeating.children(), TIMES);
    }
  });

  test('of many that race for the one time of a task, one queues it', async () => {
    const once = new Scheduled(api);
    const child = await once.once(later(7));
    const looks = await Promise.all(Array.from({ length: 6 }, () => look(api, later(7))));
    assert.equal(looks.flat(), [child]);
    assert.equal(await once.waiting(), [child]);
  });

  test('processes whose clocks differ agree on the times', async () => {
    const hourly = await new Scheduled(api).repeating();
    for (let minute = 28; minute < 28 + 180; minute++) {
      await Promise.all([look(api, later(minute)), look(api, later(minute + 1.9))]);
    }
    assert.is(await hourly.children(), 3);
  });

  for (const [moment, breaks] of [
    ['claiming it', (one: TestApi) => fails(one.services.tasks.collection, 'get')],
    ['making the child', (one: TestApi) => fails(one.services.tasks.projects, 'touch')],
    ['noting that it is made', (one: TestApi) => fails(one.services.tasks.queues, 'findOrCreate')],
    ['half of queueing it', (one: TestApi) => failsHalfQueued(one)],
    ['queueing it', (one: TestApi) => failsOnSettling(one)],
  ] as const) {
    test(`a process that crashes after ${moment} loses no time and doubles none`, async () => {
      const hourly = await new Scheduled(api).repeating();
      const restore = breaks(api);
      assert.match(await failure(look(api, later(30))), 'crashed');
      restore();
      assert.equal(await look(api, later(30)), [], 'whoever claimed it may be slow only');
      const minute = 30 + CLAIM_MINUTES;
      await Promise.all([look(api, later(minute)), look(api, later(minute)), look(api, later(minute))]);
      assert.equal([await hourly.children(), (await hourly.waiting()).length], [1, 1]);
      assert.is((await look(api, later(90))).length, 1, 'and it goes on');
      assert.equal([await hourly.children(), (await hourly.waiting()).length], [2, 2]);
    });
  }

  test('a child that runs when the crash is noticed is not queued again', async () => {
    const hourly = await new Scheduled(api).repeating();
    const restore = failsOnSettling(api);
    assert.match(await failure(look(api, later(30))), 'crashed');
    restore();
    const { queues = [] } = await api.call('queues.get_all', { name: `^${hourly.queue}$` });
    const { entry } = await api.call('queues.get_next_task', { queue: queues[0]?.id });
    await api.call('tasks.started', { task: entry?.task });
    assert.equal(await look(api, later(30 + CLAIM_MINUTES)), []);
    assert.equal([await hourly.children(), await hourly.waiting()], [1, []]);
  });

  test('a child that was run and deleted before the crash was noticed is not run again', async () => {
    const hourly = await new Scheduled(api).repeating();
    const restore = failsOnSettling(api);
    assert.match(await failure(look(api, later(30))), 'crashed');
    restore();
    const [child = ''] = await hourly.waiting();
    await api.call('tasks.delete', { task: child, force: true });
    assert.equal(await look(api, later(30 + CLAIM_MINUTES)), []);
    assert.is(await hourly.children(), 0);
  });

  test('a schedule that is ended while a child is being made leaves none behind', async () => {
    const hourly = await new Scheduled(api).repeating();
    const { projects } = api.services;
    const { touch } = projects;
    projects.touch = async (...given) => {
      projects.touch = touch;
      await api.services.schedules.end(hourly.task);
      return touch.apply(projects, given);
    };
    assert.equal(await look(api, later(30)), []);
    assert.equal([await hourly.children(), await hourly.document()], [0, undefined]);
  });

  test('the server looks every two seconds, each process for itself', async () => {
    const hourly = await new Scheduled(api).repeating();
    const time = new ManualPause();
    let now = later(29);
    const start = () =>
      startMaintenance({
        ...{ watchdogTimeoutSeconds: 1, watchdogIntervalSeconds: 0, retentionIntervalSeconds: 0 },
        ...{ store: api.services.store, tasks: api.services.tasks, schedules: api.services.schedules },
        pause: time.pause,
        now: () => now,
        onStopped: () => assert.unreachable(),
        onRetention: () => assert.unreachable(),
        onError: (_, error) => assert.unreachable(String(error)),
      });
    const processes = [start(), start()];
    const pass = async () => {
      await eventually(() => time.waiting === 2, 'both wait for their next look');
      time.pass();
      await eventually(() => time.waiting === 2, 'both have looked');
    };
    assert.equal(time.asked, [2000, 2000]);
    await pass();
    assert.is(await hourly.children(), 0);
    now = later(30);
    await pass();
    now = later(90);
    await pass();
    assert.is((await hourly.waiting()).length, 2);
    for (const process of processes) await process[Symbol.asyncDispose]();
  });

  test('what was scheduled before a restart is queued after it', async () => {
    const hourly = await new Scheduled(api).repeating();
    const restarted = new TestApi();
    restarted.open(api.services.store);
    assert.is((await look(restarted, later(30))).length, 1);
    assert.is((await hourly.waiting()).length, 1);
  });
});

/** Lets the next call of a method fail, as if the process had ended there. */
function fails<T extends object>(object: T, method: keyof T & string): () => void {
  Object.assign(object, { [method]: () => Promise.reject(new Error('crashed')) });
  return () => {
    delete object[method];
  };
}

/** The same between the status of a task and its place in the queue: nothing of it is undone. */
function failsHalfQueued({ services: { tasks } }: TestApi): () => void {
  const both = [fails(tasks.queues, 'add'), fails(tasks, 'restore')];
  return () => {
    for (const restore of both) restore();
  };
}

/** The same where a claim is settled: the one change that removes it. */
function failsOnSettling({ services: { schedules } }: TestApi): () => void {
  const { collection } = schedules;
  const { update } = collection;
  collection.update = (filter, change) =>
    change.$unset ? Promise.reject(new Error('crashed')) : update.call(collection, filter, change);
  return () => {
    collection.update = update;
  };
}
