import * as assert from 'uvu/assert';
import type { MimirWorkTask } from '../../../src/generated/surfaces/mimir.js';
import { coreId, mimirSuite } from './fixture.js';

mimirSuite('the order of the queue', (test, server) => {
  test('is by priority, and by submission within one', async () => {
    await server.drained();
    const made: MimirWorkTask[] = [];
    for (const priority of [1, 5, 1, 9, 5, -3, 2, -3, 1]) made.push(await server.made({ priority }));
    assert.is((await server.listed()).queue_length, 9);
    const order = made.toSorted((a, b) => Math.max(b.priority, 0) - Math.max(a.priority, 0));
    assert.equal(await server.drained(), order.map(coreId));
  });

  test('holds for 50 submitted at once, while others are taken', async () => {
    await server.drained();
    const priorities = Array.from({ length: 50 }, (_, i) => (i * 7) % 5);
    const early = server.made({ priority: 100 }).then(() => server.popped());
    const made = await Promise.all(priorities.map((priority) => server.made({ priority })));
    assert.ok(await early);
    const key = (task: MimirWorkTask) => [-task.priority, Date.parse(task.submitted_at)] as const;
    const byId = new Map(made.map((task) => [coreId(task), task]));
    const taken = (await server.drained()).flatMap((id) => byId.get(id) ?? []);
    assert.is(taken.length, 50 - (byId.has((await early) ?? '') ? 1 : 0));
    for (const [i, task] of taken.entries()) {
      const next = taken[i + 1];
      if (!next) continue;
      const [[p, at], [nextP, nextAt]] = [key(task), key(next)];
      assert.ok(p < nextP || (p === nextP && at <= nextAt), `${i}: ${p} ${at} before ${nextP} ${nextAt}`);
    }
  });

  test('is stable: those of one millisecond keep the order in which they came', async () => {
    await server.drained();
    const { queues } = server.api.services;
    const made: MimirWorkTask[] = [];
    for (let i = 0; i < 12; i++) made.push(await server.made({ priority: 3 }));
    const entries = (await queues.entriesOf([await server.queue()])).get(await server.queue()) ?? [];
    assert.equal(new Set(entries.map(({ position }) => position)).size, 12);
    assert.equal(await server.drained(), made.map(coreId));
  });

  test('takes in what the core puts there as of priority 1', async () => {
    await server.drained();
    const { caller } = await server.ann();
    const queue = await server.queue();
    const [low, high] = [await server.made({ priority: -1 }), await server.made({ priority: 2 })];
    const core = await server.api.create({}, caller);
    await server.api.call('tasks.enqueue', { task: core, queue }, caller);
    const one = await server.made({ priority: 1 });
    assert.equal(await server.waiting(), [coreId(high), core, coreId(one), coreId(low)]);
    for (const action of ['queues.move_task_to_front', 'queues.move_task_to_back'] as const) {
      await server.api.call(action, { queue, task: coreId(one) }, caller);
      assert.is((await server.waiting()).at(action.endsWith('front') ? 0 : -1), coreId(one));
    }
    assert.equal(await server.drained(), [coreId(high), core, coreId(low), coreId(one)]);
  });

  test('gives a task that is queued again its old place', async () => {
    await server.drained();
    const [first, second] = [await server.made(), await server.made()];
    await server.told(first, { status: 'executing' });
    assert.equal(await server.waiting(), [coreId(second)]);
    await server.told(first, { status: 'queued' });
    await server.told(first, { status: 'queued' });
    assert.equal(await server.waiting(), [coreId(first), coreId(second)]);
  });

  test('gives each task to one of many workers', async () => {
    await server.drained();
    const made = await Promise.all(Array.from({ length: 20 }, () => server.made({ priority: 4 })));
    const taken = await Promise.all(Array.from({ length: 24 }, () => server.popped()));
    assert.equal(taken.filter((id) => id !== undefined).sort(), made.map(coreId).sort());
    for (const task of made) assert.is((await server.read(task)).status, 'spawned');
  });

  test('leaves alone a task that was queued again since it was taken', async () => {
    await server.drained();
    const task = await server.made();
    const { entries } = server.api.services.queues;
    const { findAndDelete } = entries;
    entries.findAndDelete = async (...query) => {
      entries.findAndDelete = findAndDelete;
      const entry = await findAndDelete.apply(entries, query);
      await server.told(task, { status: 'queued' });
      return entry;
    };
    await server.popped();
    assert.is((await server.read(task)).status, 'queued');
    assert.equal(await server.waiting(), [coreId(task)]);
  });
});
