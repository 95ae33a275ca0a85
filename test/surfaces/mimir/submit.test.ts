import * as assert from 'uvu/assert';
import { coreId, mimirSuite, newTask, TASKS } from './fixture.js';

mimirSuite('submitting a task', (test, server) => {
  test('answers the whole task, which waits', async () => {
    const before = Date.now();
    const { status, json, text, headers } = await server.asked('POST', TASKS, newTask());
    assert.is(status, 201, text);
    assert.is(headers['content-type'], 'application/json');
    assert.ok(text.endsWith('}\n'));
    const { worktask_id, submitted_at, ...rest } = json;
    assert.match(worktask_id, /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    assert.ok(Date.parse(submitted_at) >= before && Date.parse(submitted_at) <= Date.now());
    assert.equal(rest, {
      type: 'pipeline_execution',
      status: 'queued',
      priority: 1,
      project_id: 'proj-123',
      task_spec: { pipeline_id: 'pipe-456', parameters: {} },
      resource_requirements: { cpu: '1', memory: '2Gi', gpu: false },
      data_access: { input_datasets: ['dataset-1'], output_location: 's3://output/', storage_credentials: '***' },
      retry_count: 0,
      max_retries: 3,
    });
    assert.ok((await server.waiting()).includes(coreId(json)));
  });

  test('fills in what was not given', async () => {
    const { status, json } = await server.asked('POST', TASKS, { type: 'ml_training', project_id: 'p' });
    assert.is(status, 201);
    assert.equal(
      [json.priority, json.max_retries, json.task_spec, json.resource_requirements, json.data_access],
      [
        1,
        2,
        { parameters: null },
        { cpu: '', memory: '', gpu: false },
        { input_datasets: null, output_location: '', storage_credentials: '' },
      ],
    );
  });

  test('keeps it where the core and other surfaces find it', async () => {
    const parameters = { epochs: 3, rate: 0.5, name: 'x', deep: { a: [1, null] }, on: true, none: null };
    const made = await server.made({ type: 'ml_training', priority: 7, task_spec: { model_id: 'm', parameters } });
    const task = await server.stored(made);
    const { caller } = await server.ann();
    assert.equal([task.type, task.status, task.status_reason], ['training', 'queued', 'submitted']);
    assert.is(task.name, `ml_training ${task.id.slice(0, 8)}`);
    assert.equal([task.company, task.user], [caller.company, caller.user]);
    assert.equal(task.system_tags, ['surface:mimir', `account:${caller.company}`]);
    assert.is(task.output.destination, 's3://output/');
    const values = Object.values(task.hyperparams.mimir ?? {}).map(({ name, value, type }) => [name, value, type]);
    assert.equal(values, [
      ['epochs', '3', 'number'],
      ['rate', '0.5', 'number'],
      ['name', 'x', 'string'],
      ['on', 'true', 'boolean'],
    ]);
    assert.equal((await server.read(made)).task_spec, { model_id: 'm', parameters });
  });

  for (const [type, core] of [
    ['ml_training', 'training'],
    ['ml_inference', 'inference'],
    ['pipeline_execution', 'controller'],
    ['digital_twin_update', 'application'],
    ['digital_twin_processing', 'application'],
    ['anything at all', 'custom'],
  ] as const) {
    test(`makes ${type} a task of the type ${core}`, async () => {
      const made = await server.made({ type });
      assert.is(made.type, type);
      assert.is((await server.stored(made)).type, core);
    });
  }

  for (const [given, shown] of [
    [0, 1],
    [undefined, 1],
    [-5, -5],
    [2_147_483_647, 2_147_483_647],
  ] as const) {
    test(`shows the priority ${given} as ${shown}`, async () => {
      assert.is((await server.made({ priority: given })).priority, shown);
    });
  }
});
