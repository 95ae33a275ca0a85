import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import { symetrySuite } from './fixture.js';

const OK = [200, 'OK', 'OK'];

symetrySuite('stopping a task', (test, server) => {
  test('takes one that waits out of the queue', async () => {
    const ann = await server.customer();
    const id = await server.made(ann);
    await server.asked(ann, 'GET', '/t1/start');
    assert.equal(await server.said(ann, 'GET', '/t1/stop'), OK);
    assert.is((await server.api.read(id)).status, 'stopped');
    const queue = await server.api.services.queues.findOrCreate('symetry', ann.caller);
    assert.equal(await server.api.waiting(queue, ann.caller), []);
    assert.equal(await server.status(ann), { status: 'STOPPED', processIsAlive: 'false', lastError: '' });
  });

  test('asks a live worker: the task counts as stopped, and its process is alive until it has ended', async () => {
    const ann = await server.customer();
    const id = await server.made(ann);
    await server.asked(ann, 'GET', '/t1/start');
    await server.takenBy('w1', ann);
    assert.is((await server.status(ann)).status, 'RUNNING');
    assert.equal(await server.said(ann, 'GET', '/t1/stop'), OK);
    assert.equal(await server.status(ann), { status: 'STOPPED', processIsAlive: 'true', lastError: '' });
    const asked = await server.api.read(id);
    assert.equal([asked.status, asked.status_message], ['in_progress', 'stopping']);
    assert.equal(await server.said(ann, 'GET', '/t1/stop'), OK, 'asking again changes nothing');
    assert.equal(await server.api.read(id), asked);
    await server.api.call('tasks.stopped', { task: id }, ann.caller);
    assert.equal(await server.status(ann), { status: 'STOPPED', processIsAlive: 'false', lastError: '' });
  });

  test('stops at once what nobody runs any more', async () => {
    const ann = await server.customer();
    const long = new Date(Date.now() - 3_600_000);
    const silent = { last_worker: 'w1', last_worker_report: long, last_update: long };
    const id = await server.madeIn(ann, 't1', 'in_progress', silent);
    assert.equal(await server.said(ann, 'GET', '/t1/stop'), OK);
    assert.is((await server.api.read(id)).status, 'stopped');
  });

  const resting = ['created', 'stopped', 'failed', 'completed', 'closed', 'published', 'unknown'] as const satisfies TaskStatus[];
  for (const status of resting) {
    test(`leaves one that is ${status} (A-SYM-6)`, async () => {
      const ann = await server.customer();
      const id = await server.madeIn(ann, 't1', status, { status_message: 'as it was' });
      const before = await server.api.read(id);
      assert.equal(await server.said(ann, 'GET', '/t1/stop'), OK);
      assert.equal(await server.api.read(id), before);
    });
  }

  test('takes notice of a removal that comes first', async () => {
    const ann = await server.customer();
    const id = await server.madeIn(ann, 't1', 'queued');
    const { api } = server;
    api.afterNextReading(() => api.call('tasks.delete', { task: id, force: true }, ann.caller));
    assert.equal(await server.said(ann, 'GET', '/t1/stop'), OK);
  });

  test('takes notice of an end that comes first', async () => {
    const ann = await server.customer();
    const id = await server.madeIn(ann, 't1', 'in_progress');
    const { api } = server;
    api.afterNextReading(() => api.call('tasks.completed', { task: id }, ann.caller));
    assert.equal(await server.said(ann, 'GET', '/t1/stop'), OK);
    assert.is((await api.read(id)).status, 'completed');
  });

  test('knows only tasks of the customer (A-SYM-4)', async () => {
    const [ann, bea] = [await server.customer(), await server.customer()];
    await server.made(bea);
    const text = `Cannot Find Task id[t1] for Customer id [${ann.id}]`;
    assert.equal(await server.said(ann, 'GET', '/t1/stop'), [404, 'NOT_FOUND', text]);
  });
});
