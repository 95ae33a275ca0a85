import * as assert from 'uvu/assert';
import type { MimirGetHealthAnswer200, MimirGetMetricsAnswer200 } from '../../../src/generated/surfaces/mimir.js';
import { ShownTasks } from '../../../src/surfaces/core/shown-tasks.js';
import { FigureReader } from '../../../src/surfaces/mimir/figures.js';
import { eventually } from '../../support/harness.js';
import { makeMimir, mimirSuite } from './fixture.js';

const NOBODY = { authorization: undefined };

mimirSuite('figures, before there is a token', (test, server) => {
  test('are nobody’s: metrics and the WebSocket are refused, and the server is well', async () => {
    assert.equal(await server.said('GET', '/api/metrics', undefined, NOBODY), [401, 'Unauthorized\n']);
    const { status, text } = await server.watcher();
    assert.equal([status, text()], [401, 'Unauthorized\n']);
    const health = await server.asked('GET', '/health', undefined, NOBODY);
    const none = { queue_length: 0, failed_tasks: 0, tasks_by_status: {}, tasks_by_type: {} };
    assert.equal([health.status, health.json], [200, { status: 'healthy', ready: true, ...none }]);
    assert.equal((await server.asked('GET', '/ready', undefined, NOBODY)).json, { status: 'ready' });
  });
});

mimirSuite('figures', (test, server) => {
  test('count tasks by status and by type, for anybody who asks', async () => {
    await server.ann();
    const none = await server.asked<MimirGetMetricsAnswer200>('GET', '/api/metrics', undefined, NOBODY);
    assert.equal([none.json.queue, none.json.tasks_by_status, none.json.tasks_by_type], [{ length: 0 }, {}, {}]);
    assert.is(none.headers['content-type'], 'application/json');
    const tasks = await Promise.all(['a', 'a', 'b', 'a', 'c', 'a', 'b', 'b', 'a'].map((type) => server.made({ type })));
    const statuses = ['executing', 'completed', 'failed', 'failed', 'timeout', 'cancelled', 'scheduled', 'spawned'];
    for (const [i, status] of statuses.entries()) await server.told(tasks[i] as (typeof tasks)[0], { status });
    // The first count of a process takes a while, and is then given for a while.
    const json = await eventually(
      async () => {
        const now = (await server.asked<MimirGetMetricsAnswer200>('GET', '/api/metrics', undefined, NOBODY)).json;
        return Object.keys(now.tasks_by_type).length > 0 ? now : undefined;
      },
      'the figures of now',
      20_000,
    );
    assert.equal(json.tasks_by_type, { a: 5, b: 3, c: 1 });
    const ones = { executing: 1, completed: 1, timeout: 1, cancelled: 1, scheduled: 1, spawned: 1, queued: 1 };
    assert.equal(json.tasks_by_status, { ...ones, failed: 2 });
    assert.equal(json.queue, { length: 2 }, 'what is scheduled keeps its place');
    assert.ok(Math.abs(Date.parse(json.timestamp) - Date.now()) < 60_000);
    const listed = new Map<string, number>();
    for (const { status } of (await server.listed()).tasks) listed.set(status, (listed.get(status) ?? 0) + 1);
    assert.equal(Object.fromEntries(listed), json.tasks_by_status, 'as the list has them');
  });

  for (const method of ['GET', 'POST', 'HEAD', 'DELETE', 'OPTIONS']) {
    test(`health and readiness answer ${method}`, async () => {
      for (const path of ['/health', '/ready']) assert.is((await server.asked(method, path)).status, 200, path);
    });
  }

  test('say that the server is degraded once a task has failed', async () => {
    await server.told(await server.made(), { status: 'failed' });
    const health = () => server.asked<MimirGetHealthAnswer200>('GET', '/health', undefined, NOBODY);
    await eventually(async () => (await health()).json.status === 'degraded', 'it is degraded', 20_000);
    const { status, json } = await health();
    assert.is(status, 200);
    assert.is(json.failed_tasks, json.tasks_by_status.failed);
    assert.ok(json.failed_tasks > 0);
  });

  /** A queue whose counts take as long as the clock is told, and how often it was counted. */
  function counted(took: number) {
    const state = { now: 0, reads: 0 };
    const queue = {
      change: () => Promise.reject(new Error('nothing is changed here')),
      length: async () => ++state.reads,
      counts: async () => {
        state.now += took;
        return { statuses: [], types: [] };
      },
    };
    const reader = new FigureReader({ queue, shown: new ShownTasks({ surface: 'mimir' }) }, () => state.now);
    return { reader, state };
  }

  test('are read once for all who ask at the same time, and anew for who comes later', async () => {
    const { caller } = await server.ann();
    const { reader, state } = counted(50);
    const all = await Promise.all(Array.from({ length: 20 }, () => reader.of(caller)));
    assert.equal([state.reads, all.map(({ length }) => length)], [1, Array(20).fill(1)]);
    assert.is((await reader.of(caller)).length, 2);
    assert.is((await reader.of({ ...caller, company: 'another' })).length, 3);
  });

  test('that took long are given again for four times as long', async () => {
    const { caller } = await server.ann();
    const { reader, state } = counted(300);
    await reader.of(caller);
    state.now += 1_199;
    assert.is((await reader.of(caller)).length, 1);
    state.now += 1;
    assert.is((await reader.of(caller)).length, 2);
  });
});

mimirSuite(
  'figures, when the database does not answer',
  (test, server) => {
    test('are 503', async () => {
      const error = 'the database does not answer';
      const [health, ready] = [await server.asked('GET', '/health'), await server.asked('POST', '/ready')];
      assert.equal([health.status, health.json], [503, { status: 'unhealthy', ready: false, error }]);
      assert.equal([ready.status, ready.json], [503, { status: 'not ready', error }]);
    });
  },
  makeMimir({ ping: () => Promise.reject(new Error('gone, with secrets')) }),
);
