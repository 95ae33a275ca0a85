import * as assert from 'uvu/assert';
import { coreId, mimirSuite } from './fixture.js';

mimirSuite('trying again', (test, server) => {
  const failed = (error_message: string) => ({ status: 'failed', error_message });

  for (const reason of ['OOMKilled', 'pod was Evicted by node', 'DeadlineExceeded: after 3600 s']) {
    test(`after "${reason}"`, async () => {
      const task = await server.made();
      await server.told(task, { status: 'executing', output_location: 'kept' });
      assert.is(await server.told(task, failed(reason)), 'requeued_for_retry');
      const { status, retry_count, retry_reason, error_message, started_at, completed_at } = await server.read(task);
      assert.equal([status, retry_count, retry_reason], ['queued', 1, reason]);
      assert.equal([error_message, started_at, completed_at], [undefined, undefined, undefined]);
      assert.ok((await server.waiting()).includes(coreId(task)));
      const { runtime } = await server.stored(task);
      assert.equal([runtime['mimir%2Eretry_count'], runtime['mimir%2Eretry_reason']], [1, reason]);
    });
  }

  for (const [status, error_message] of [
    ['failed', 'oomkilled'],
    ['failed', 'no memory'],
    ['failed', ''],
    ['timeout', 'DeadlineExceeded'],
    ['completed', 'OOMKilled'],
  ] as const) {
    test(`not when ${status} with "${error_message}"`, async () => {
      const task = await server.made();
      assert.is(await server.told(task, { status, error_message }), 'updated');
      const shown = await server.read(task);
      assert.equal([shown.status, shown.retry_count, shown.error_message ?? ''], [status, 0, error_message]);
    });
  }

  for (const [type, tries] of [
    ['ml_training', 2],
    ['pipeline_execution', 3],
  ] as const) {
    test(`${type} ${tries} times, and then it has failed, though the answer is the same`, async () => {
      const task = await server.made({ type });
      for (let retry = 1; retry <= tries; retry++) {
        await server.told(task, { status: 'executing' });
        assert.is(await server.told(task, failed('OOMKilled')), 'requeued_for_retry');
        assert.equal([(await server.read(task)).status, (await server.read(task)).retry_count], ['queued', retry]);
      }
      await server.told(task, { status: 'executing' });
      assert.is(await server.told(task, failed('OOMKilled again')), 'requeued_for_retry');
      const { status, retry_count, error_message, completed_at } = await server.read(task);
      assert.equal([status, retry_count], ['failed', tries]);
      assert.is(error_message, `failed after ${tries} retries: OOMKilled again`);
      assert.ok(completed_at);
      assert.not.ok((await server.waiting()).includes(coreId(task)));
    });
  }

  test('counts a failure once, however often it is reported while the task waits', async () => {
    const task = await server.made();
    await server.told(task, { status: 'executing' });
    const reports = Array.from({ length: 20 }, (_, i) => server.told(task, failed(i % 2 ? 'OOMKilled' : 'Evicted by the node')));
    assert.equal(new Set(await Promise.all(reports)), new Set(['requeued_for_retry']));
    assert.is((await server.read(task)).retry_count, 1);
    assert.is((await server.waiting()).filter((id) => id === coreId(task)).length, 1);
    await server.told(task, failed('OOMKilled'));
    assert.is((await server.read(task)).retry_count, 1);
  });

  test('counts it again when a worker has taken the task in between', async () => {
    await server.drained();
    const task = await server.made();
    await server.told(task, failed('OOMKilled'));
    assert.is(await server.popped(), coreId(task));
    assert.is((await server.read(task)).status, 'spawned');
    await server.told(task, failed('OOMKilled'));
    const { status, retry_count } = await server.read(task);
    assert.equal([status, retry_count], ['queued', 2]);
  });

  test('puts a task behind those that would come within a minute for each try', async () => {
    await server.drained();
    const [first, second] = [await server.made(), await server.made()];
    await server.told(first, failed('Evicted'));
    await server.told(second, { status: 'executing' });
    for (let tries = 0; tries < 2; tries++) {
      await server.told(second, failed('Evicted'));
      await server.told(second, { status: 'executing' });
    }
    await server.told(second, failed('Evicted'));
    const [third, urgent] = [await server.made(), await server.made({ priority: 2 })];
    assert.equal(await server.waiting(), [urgent, third, first, second].map(coreId));
  });

  test('outlives a reset of the task in the core', async () => {
    const task = await server.made();
    await server.told(task, failed('OOMKilled'));
    await server.api.call('tasks.reset', { task: coreId(task), force: true }, (await server.ann()).caller);
    const { retry_count, retry_reason, type } = await server.read(task);
    assert.equal([retry_count, retry_reason, type], [1, 'OOMKilled', 'pipeline_execution']);
  });
});
