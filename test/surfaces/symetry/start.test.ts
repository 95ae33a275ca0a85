import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import { symetrySuite } from './fixture.js';

const OK = [200, 'OK', 'OK'];

symetrySuite(
  'starting a task',
  (test, server) => {
    for (const status of ['created', 'stopped', 'failed', 'completed', 'closed', 'unknown'] as const satisfies TaskStatus[]) {
      test(`puts one that is ${status} into the queue`, async () => {
        const ann = await server.customer();
        const id = await server.madeIn(ann, 't1', status);
        assert.equal(await server.said(ann, 'GET', '/t1/start'), OK);
        assert.is((await server.api.read(id)).status, 'queued');
        const queue = await server.api.services.queues.findOrCreate('symetry', ann.caller);
        assert.equal(await server.api.waiting(queue, ann.caller), [id]);
        assert.equal(await server.status(ann), { status: 'RUNNING', processIsAlive: 'false', lastError: '' });
      });
    }

    test('begins anew with one that was completed: what it left behind is gone', async () => {
      const ann = await server.customer();
      const started = new Date(0);
      const id = await server.madeIn(ann, 't1', 'completed', { started, completed: started, output: { error: 'old' } });
      await server.asked(ann, 'GET', '/t1/start');
      const task = await server.api.read(id);
      assert.equal([task.started ?? null, task.completed ?? null, task.output.error ?? null], [null, null, null]);
    });

    for (const status of ['queued', 'in_progress'] as const) {
      test(`leaves one that is ${status} (A-SYM-6)`, async () => {
        const ann = await server.customer();
        const id = await server.madeIn(ann, 't1', status);
        const before = await server.api.read(id);
        assert.equal(await server.said(ann, 'GET', '/t1/start'), OK);
        assert.equal(await server.api.read(id), before);
      });
    }

    for (const status of ['published', 'publishing'] as const) {
      test(`refuses one that is ${status}`, async () => {
        const ann = await server.customer();
        const id = await server.madeIn(ann, 't1', status);
        const text = `Task id[t1] for Customer id [${ann.id}] is published`;
        assert.equal(await server.said(ann, 'GET', '/t1/start'), [409, 'CONFLICT', text]);
        assert.is((await server.api.read(id)).status, status);
      });
    }

    test('refuses one whose process was told to end and has not yet', async () => {
      const ann = await server.customer();
      const id = await server.made(ann);
      await server.asked(ann, 'GET', '/t1/start');
      await server.takenBy('w1', ann);
      await server.asked(ann, 'GET', '/t1/stop');
      const text = `Task id[t1] for Customer id [${ann.id}] is still stopping`;
      assert.equal(await server.said(ann, 'GET', '/t1/start'), [409, 'CONFLICT', text]);
      await server.api.call('tasks.stopped', { task: id }, ann.caller);
      assert.equal(await server.said(ann, 'GET', '/t1/start'), OK);
    });

    test('knows only tasks of the customer (A-SYM-4)', async () => {
      const [ann, bea] = [await server.customer(), await server.customer()];
      await server.made(bea);
      const text = `Cannot Find Task id[t1] for Customer id [${ann.id}]`;
      assert.equal(await server.said(ann, 'GET', '/t1/start'), [404, 'NOT_FOUND', text]);
    });

    test('many times at once queues it once', async () => {
      const ann = await server.customer();
      const id = await server.made(ann);
      const answers = await Promise.all(Array.from({ length: 8 }, () => server.said(ann, 'GET', '/t1/start')));
      for (const answer of answers) assert.equal(answer, OK);
      const queue = await server.api.services.queues.findOrCreate('symetry', ann.caller);
      assert.equal(await server.api.waiting(queue, ann.caller), [id]);
    });

    test('says that a task is unknown which is deleted between its reading and its writing', async () => {
      const ann = await server.customer();
      const id = await server.made(ann);
      const { api } = server;
      api.afterNextReading(() => api.call('tasks.delete', { task: id }, ann.caller));
      assert.is((await server.said(ann, 'GET', '/t1/start'))[0], 404);
    });

    test('looks again when somebody else changed the task between its reading and its writing', async () => {
      const ann = await server.customer();
      const id = await server.madeIn(ann, 't1', 'completed');
      const { api } = server;
      api.afterNextReading(() => api.call('tasks.reset', { task: id }, ann.caller));
      assert.equal(await server.said(ann, 'GET', '/t1/start'), OK);
      assert.is((await server.api.read(id)).status, 'queued');
    });
  },
  { taskMax: 1000 },
);
