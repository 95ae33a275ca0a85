import * as assert from 'uvu/assert';
import type { MimirGetMetricsAnswer200 } from '../../../src/generated/surfaces/mimir.js';
import { dashed } from '../../../src/surfaces/core/uuid.js';
import { makeMimir, mimirSuite } from './fixture.js';

mimirSuite(
  'the shared view',
  (test, server) => {
    test('shows tasks made elsewhere with what there is of them (rest-surfaces 6.6)', async () => {
      const { caller } = await server.ann();
      const id = await server.api.create({ name: 'from the core', type: 'qc' }, caller);
      const { submitted_at, ...shown } = await server.read({ worktask_id: dashed(id) });
      assert.ok(Date.parse(submitted_at));
      assert.equal(shown, {
        worktask_id: dashed(id),
        type: 'qc',
        status: 'queued',
        priority: 1,
        project_id: '',
        task_spec: { parameters: null },
        resource_requirements: { cpu: '', memory: '', gpu: false },
        data_access: { input_datasets: null, output_location: '', storage_credentials: '' },
        retry_count: 0,
        max_retries: 0,
      });
      assert.is((await server.listed()).tasks.length, 1);
    });

    test('lets clients update them; without tries the first transient failure is final', async () => {
      const { caller } = await server.ann();
      const worktask_id = dashed(await server.api.create({}, caller));
      await server.told({ worktask_id }, { status: 'executing' });
      assert.is(await server.told({ worktask_id }, { status: 'failed', error_message: 'Evicted' }), 'requeued_for_retry');
      const { status, error_message } = await server.read({ worktask_id });
      assert.equal([status, error_message], ['failed', 'failed after 0 retries: Evicted']);
    });

    test('counts them by the types of the core', async () => {
      await server.made({ type: 'ml_inference' });
      const { json } = await server.asked<MimirGetMetricsAnswer200>('GET', '/api/metrics');
      assert.equal(json.tasks_by_type, { qc: 1, training: 1, ml_inference: 1 });
    });
  },
  makeMimir({ shared: true }),
);

mimirSuite(
  'any status',
  (test, server) => {
    test('is kept where the settings want it, and is unknown to the core', async () => {
      const task = await server.made();
      assert.is(await server.told(task, { status: 'paused for lunch' }), 'updated');
      assert.is((await server.read(task)).status, 'paused for lunch');
      assert.is((await server.stored(task)).status, 'unknown');
      assert.equal(await server.waiting(), []);
      const { json } = await server.asked<MimirGetMetricsAnswer200>('GET', '/api/metrics');
      assert.equal(json.tasks_by_status, { 'paused for lunch': 1 });
      await server.told(task, { status: 'queued' });
      assert.is((await server.read(task)).status, 'queued');
    });
  },
  makeMimir({ anyStatus: true }),
);

mimirSuite('statuses of the core', (test, server) => {
  for (const [fields, status] of [
    [{ status: 'created' }, 'queued'],
    [{ status: 'queued' }, 'queued'],
    [{ status: 'queued', status_reason: 'scheduled' }, 'scheduled'],
    [{ status: 'queued', status_reason: 'spawned' }, 'spawned'],
    [{ status: 'in_progress' }, 'executing'],
    [{ status: 'in_progress', status_message: 'stopping' }, 'executing'],
    [{ status: 'stopped' }, 'cancelled'],
    [{ status: 'stopped', status_reason: 'timeout' }, 'timeout'],
    [{ status: 'failed' }, 'failed'],
    [{ status: 'failed', status_reason: 'timeout' }, 'timeout'],
    [{ status: 'completed' }, 'completed'],
    [{ status: 'closed' }, 'completed'],
    [{ status: 'publishing' }, 'completed'],
    [{ status: 'published' }, 'completed'],
    [{ status: 'unknown' }, 'failed'],
  ] as const) {
    test(`${JSON.stringify(fields)} is ${status} (rest-surfaces 6.2)`, async () => {
      const made = await server.made();
      await server.api.services.tasks.collection.update(
        { id: made.worktask_id.replaceAll('-', '') },
        { $set: { status_reason: '', ...fields } },
      );
      assert.is((await server.read(made)).status, status);
    });
  }

  test('what a worker of the core says of a failure is the error', async () => {
    const made = await server.made();
    const { caller } = await server.ann();
    const task = made.worktask_id.replaceAll('-', '');
    await server.api.call('tasks.started', { task, force: true }, caller);
    await server.api.call('tasks.failed', { task, status_reason: 'exit code 1', status_message: 'no such file' }, caller);
    const { status, error_message, started_at, completed_at } = await server.read(made);
    assert.equal([status, error_message], ['failed', 'no such file']);
    assert.ok(started_at && completed_at);
  });

  test('what somebody broke in the core is shown as far as it goes', async () => {
    const made = await server.made();
    const { caller } = await server.ann();
    for (const value of [
      '{',
      '[]',
      '5',
      '{"type":7,"priority":"x","task_spec":[],"data_access":{"input_datasets":[1]},"retry_count":-2}',
    ]) {
      const configuration = { mimir: { name: 'mimir', type: 'json', value } };
      await server.api.call('tasks.edit', { task: made.worktask_id.replaceAll('-', ''), configuration, force: true }, caller);
      const { type, priority, task_spec, retry_count } = await server.read(made);
      assert.equal([type, priority, task_spec, retry_count], ['controller', 1, { parameters: null }, 0], value);
    }
  });
});
