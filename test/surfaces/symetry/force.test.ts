import * as assert from 'uvu/assert';
import { symetrySuite } from './fixture.js';

const FORCE = '?force=true';

symetrySuite('creating a task with force (A-SYM-6)', (test, server) => {
  const gone = async (id: string) => (await server.api.services.tasks.collection.get(id)) === undefined;

  test('takes the place of a task that rests; its error goes with it', async () => {
    const ann = await server.customer();
    const former = await server.madeIn(ann, 't1', 'failed', { output: { error: 'no such topic' } });
    assert.is((await server.status(ann)).lastError, 'no such topic');
    assert.equal((await server.create(ann, { name: 't1', params: { topic: 'new' } }, FORCE)).slice(0, 2), [202, 'CREATED']);
    assert.equal(await server.status(ann), { status: 'STOPPED', processIsAlive: 'false', lastError: '' });
    assert.ok(await gone(former));
    const now = await server.api.read(await server.coreId(ann, 't1'));
    assert.is(now.hyperparams.symetry?.topic?.value, 'new');
    assert.equal(await server.names(ann), ['t1']);
  });

  test('stops one that waits: it leaves the queue, and its slot', async () => {
    const ann = await server.customer();
    const former = await server.made(ann);
    await server.asked(ann, 'GET', '/t1/start');
    const queue = await server.api.services.queues.findOrCreate('symetry', ann.caller);
    assert.equal(await server.api.waiting(queue, ann.caller), [former]);
    await server.create(ann, { name: 't1' }, FORCE);
    assert.is((await server.status(ann)).status, 'STOPPED');
    assert.equal(await server.api.waiting(queue, ann.caller), []);
    assert.ok(await gone(former));
  });

  test('stops one that a worker runs: the worker finds it gone', async () => {
    const ann = await server.customer();
    const former = await server.made(ann);
    await server.asked(ann, 'GET', '/t1/start');
    assert.is(await server.takenBy('w1', ann), former);
    assert.is((await server.status(ann)).processIsAlive, 'true');
    await server.create(ann, { name: 't1' }, FORCE);
    assert.equal(await server.status(ann), { status: 'STOPPED', processIsAlive: 'false', lastError: '' });
    assert.ok(await gone(former));
  });

  test('is no different where the name is free', async () => {
    const ann = await server.customer();
    assert.equal((await server.create(ann, { name: 't1' }, FORCE)).slice(0, 2), [202, 'CREATED']);
    assert.equal(await server.names(ann), ['t1']);
  });

  test('leaves a published task', async () => {
    const ann = await server.customer();
    const former = await server.madeIn(ann, 't1', 'published');
    const text = `Task id[t1] for Customer id [${ann.id}] is published`;
    assert.equal(await server.create(ann, { name: 't1' }, FORCE), [409, 'CONFLICT', text]);
    assert.is(await server.coreId(ann, 't1'), former);
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 1);
  });

  test('is all or nothing: a bad TaskInfo replaces nothing', async () => {
    const ann = await server.customer();
    const former = await server.made(ann);
    const params = { 'sml.task.heap.min': 'much' };
    assert.is((await server.create(ann, { name: 't1', params }, FORCE))[0], 400);
    assert.is(await server.coreId(ann, 't1'), former);
  });

  test('of many at the same time all are answered, and one task is left', async () => {
    const ann = await server.customer();
    await server.made(ann);
    const asked = Array.from({ length: 8 }, (_, i) => server.create(ann, { name: 't1', params: { n: String(i) } }, FORCE));
    for (const [status] of await Promise.all(asked)) assert.is(status, 202);
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 1);
    assert.equal(await server.names(ann), ['t1']);
    assert.is((await server.status(ann)).status, 'STOPPED');
  });

  test('at no time is there no task of the name', async () => {
    const ann = await server.customer();
    await server.made(ann);
    let replacing = true;
    const replaced = (async () => {
      for (let i = 0; i < 5; i++) await server.create(ann, { name: 't1' }, FORCE);
      replacing = false;
    })();
    let looks = 0;
    for (; replacing; looks++) assert.equal(await server.names(ann), ['t1']);
    await replaced;
    assert.ok(looks > 0);
  });

  for (const force of ['yes', '', '2']) {
    test(`refuses force=${force}`, async () => {
      const ann = await server.customer();
      await server.made(ann);
      const [status, code, text] = await server.create(ann, { name: 't1' }, `?force=${force}`);
      assert.equal([status, code], [400, 'BAD_REQUEST']);
      assert.match(text, 'query.force');
    });
  }
});
