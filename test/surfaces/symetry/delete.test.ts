import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import { symetrySuite } from './fixture.js';

const OK = [200, 'OK', 'OK'];

symetrySuite('deleting a task', (test, server) => {
  const gone = async (id: string) => (await server.api.services.tasks.collection.get(id)) === undefined;

  const statuses = ['created', 'queued', 'in_progress', 'stopped', 'failed', 'completed', 'closed', 'unknown'] as const;
  for (const status of statuses satisfies readonly TaskStatus[]) {
    test(`takes one that is ${status}`, async () => {
      const ann = await server.customer();
      const id = await server.madeIn(ann, 't1', status);
      assert.equal(await server.said(ann, 'DELETE', '/t1'), OK);
      assert.ok(await gone(id));
      assert.equal(await server.names(ann), []);
      const text = `Cannot Find Task id[t1] for Customer id [${ann.id}]`;
      assert.equal(await server.said(ann, 'DELETE', '/t1'), [404, 'NOT_FOUND', text]);
    });
  }

  test('stops it first: its place in the queue is free, its worker finds it gone', async () => {
    const ann = await server.customer();
    const waits = await server.made(ann, 'waits');
    await server.made(ann, 'runs');
    await server.asked(ann, 'GET', '/runs/start');
    const runs = await server.takenBy('w1', ann);
    await server.asked(ann, 'GET', '/waits/start');
    for (const name of ['waits', 'runs']) assert.equal(await server.said(ann, 'DELETE', `/${name}`), OK);
    const queue = await server.api.services.queues.findOrCreate('symetry', ann.caller);
    assert.equal(await server.api.waiting(queue, ann.caller), []);
    assert.ok((await gone(waits)) && (await gone(runs)));
  });

  for (const status of ['published', 'publishing'] as const) {
    test(`leaves one that is ${status}`, async () => {
      const ann = await server.customer();
      const id = await server.madeIn(ann, 't1', status);
      const text = `Task id[t1] for Customer id [${ann.id}] is published`;
      assert.equal(await server.said(ann, 'DELETE', '/t1'), [409, 'CONFLICT', text]);
      assert.not(await gone(id));
    });
  }

  test('many times at once deletes it once, and tells nobody of a failure', async () => {
    const ann = await server.customer();
    await server.made(ann);
    await server.asked(ann, 'GET', '/t1/start');
    const answers = await Promise.all(Array.from({ length: 8 }, () => server.said(ann, 'DELETE', '/t1')));
    for (const [status] of answers) assert.ok(status === 200 || status === 404, String(status));
    assert.equal(await server.names(ann), []);
  });

  test('takes nothing of another customer', async () => {
    const [ann, bea] = [await server.customer(), await server.customer()];
    const id = await server.made(bea);
    assert.is((await server.said(ann, 'DELETE', '/t1'))[0], 404);
    assert.not(await gone(id));
  });
});
