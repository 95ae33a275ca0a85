import * as assert from 'uvu/assert';
import type { MimirStatus } from '../../../src/generated/surfaces/mimir.js';
import { coreStatus, ended, mimirStatuses } from '../../../src/surfaces/mimir/status.js';
import { coreId, mimirSuite, TASKS } from './fixture.js';

mimirSuite('updating a status', (test, server) => {
  for (const from of mimirStatuses) {
    test(`from ${from} to whatever is said`, async () => {
      for (const to of mimirStatuses) {
        const task = await server.made();
        await server.told(task, { status: from });
        assert.is((await server.read(task)).status, from);
        const before = Date.now();
        assert.is(await server.told(task, { status: to }), 'updated');
        const { status, started_at, completed_at } = await server.read(task);
        assert.is(status, to);
        assert.is((await server.stored(task)).status, coreStatus[to]);
        assert.is(completed_at !== undefined, ended.has(to), `${from} to ${to}: completed_at`);
        assert.is(started_at !== undefined, hasStarted(from, to), `${from} to ${to}: started_at`);
        if (to === 'executing') assert.ok(Date.parse(started_at ?? '') >= before - 1, 'each time anew');
        if (ended.has(to)) assert.ok(Date.parse(completed_at ?? '') > 0);
        assert.is((await server.waiting()).includes(coreId(task)), waits(from, to), `${from} to ${to}: in the queue`);
      }
    });
  }

  /** What ends keeps when it was started; what waits has not started. */
  function hasStarted(from: MimirStatus, to: MimirStatus): boolean {
    return to === 'executing' || (ended.has(to) && from === 'executing');
  }

  /** A-MIM-1: queued again, it waits again; scheduled, it keeps its place if it had one. */
  function waits(from: MimirStatus, to: MimirStatus): boolean {
    return to === 'queued' || (to === 'scheduled' && (from === 'queued' || from === 'scheduled'));
  }

  test('takes over result and error, and drops what the next update does not name', async () => {
    const task = await server.made();
    const result = {
      output_location: 's3://output/result.json',
      metadata: { records_processed: 1000, ok: true, deep: { a: [null] } },
    };
    await server.told(task, { worktask_id: task.worktask_id, status: 'completed', ...result });
    const completed = await server.read(task);
    assert.equal([completed.output_location, completed.result_metadata], [result.output_location, result.metadata]);
    assert.is(completed.error_message, undefined);
    const stored = await server.stored(task);
    const [artifact] = Object.values(stored.execution.artifacts ?? {});
    assert.equal([artifact?.key, artifact?.mode, artifact?.uri], ['output', 'output', result.output_location]);
    const metrics = Object.values(stored.last_metrics).flatMap((variants) => Object.values(variants));
    assert.equal(metrics, [{ metric: 'result', variant: 'records_processed', value: 1000, min_value: 1000, max_value: 1000 }]);
    await server.told(task, { status: 'failed', error_message: 'the disk is <full> & broken' });
    const failed = await server.read(task);
    assert.equal([failed.output_location, failed.result_metadata], [undefined, undefined]);
    assert.is(failed.error_message, 'the disk is <full> & broken');
    assert.is((await server.stored(task)).output.error, failed.error_message);
    assert.equal((await server.stored(task)).last_metrics, {});
    await server.told(task, { status: 'executing' });
    assert.is((await server.read(task)).error_message, undefined);
  });

  test('writes < > & so that JSON can stand in a page', async () => {
    const task = await server.made({ type: 'a<b>&\u2028' });
    const { text } = await server.asked('GET', `${TASKS}/${task.worktask_id}`);
    assert.match(text, '"type":"a\\u003cb\\u003e\\u0026\\u2028"');
    assert.is(JSON.parse(text).type, 'a<b>&\u2028');
  });

  test('does not compare the id in the body, and reads names in any case', async () => {
    const task = await server.made();
    assert.is(await server.told(task, { worktask_id: 'another', STATUS: 'executing', unknown: 1 }), 'updated');
    assert.is((await server.read(task)).status, 'executing');
  });

  test('is one write: the core never sees anything between', async () => {
    const task = await server.made();
    await server.told(task, { status: 'executing' });
    const seen: string[] = [];
    const { collection } = server.api.services.tasks;
    const { update } = collection;
    collection.update = (filter, change) => {
      if (filter.id === coreId(task)) seen.push(String((change.$set as Record<string, unknown> | undefined)?.status));
      return update.call(collection, filter, change);
    };
    try {
      await server.told(task, { status: 'queued' });
      await server.told(task, { status: 'failed', error_message: 'Evicted' });
      await server.told(task, { status: 'completed' });
    } finally {
      collection.update = update;
    }
    assert.equal(seen, ['queued', 'queued', 'completed']);
  });

  test('survives many at the same time: the last one holds, in the queue exactly when it waits', async () => {
    const task = await server.made();
    const updates = Array.from({ length: 32 }, (_, i) => ({ status: mimirStatuses[i % mimirStatuses.length], metadata: { i } }));
    const answers = await Promise.all(updates.map((update) => server.told(task, update)));
    assert.equal(new Set(answers), new Set(['updated']));
    const { status } = await server.read(task);
    const waiting = (await server.waiting()).filter((id) => id === coreId(task)).length;
    if (status === 'queued') assert.is(waiting, 1);
    else if (status !== 'scheduled') assert.is(waiting, 0, status);
  });
});
