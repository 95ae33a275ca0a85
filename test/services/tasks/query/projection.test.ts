import * as assert from 'uvu/assert';
import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';
import { suite } from '../../../support/harness.js';
import { codes, refusalOf } from '../../query/refusal.js';
import { at } from './stored-task.js';
import { onEveryEngine, type World } from './world.js';

const test = suite('tasks/query/projection');

const task: Partial<TaskDocument> = {
  name: 'the task',
  comment: 'c',
  tags: ['b', 'a'],
  enqueue_status: 'created',
  script: { repository: 'r', branch: 'b', requirements: { 'pip%2Ex': 'x' } },
  hyperparams: {
    Args: { lr: { section: 'Args', name: 'lr', value: '1' }, 'b%2Ec': { section: 'Args', name: 'b.c', value: '2' } },
  },
  configuration: { 'Gen%2Ex': { name: 'Gen.x', value: 'v' } },
  container: { image: 'i', arguments: '-a' },
  runtime: { k: 'v', 'CLEARML VERSION': { a: { b: 1 } } },
  execution: {
    framework: 'fw',
    queue: 'q',
    artifacts: { x_output: { key: 'k1', type: 'str', mode: 'output', display_data: [] } },
  },
  output: { destination: 's3://x' },
  models: { input: [], output: [{ name: 'om', model: 'm', updated: at('10:00:00') }] },
  last_metrics: { m: { v: { metric: 'loss', variant: 'train', value: 0.5 } } },
};

async function only({ ask }: World, fields: readonly string[], more: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const { data } = await ask('tasks.get_all', { only_fields: fields, ...more });
  assert.is(data.tasks.length, 1);
  return data.tasks[0];
}

onEveryEngine(test, 'exactly the named paths come, without the id', async (world) => {
  await world.seed({ t: task });
  const expected: readonly (readonly [readonly string[], unknown])[] = [
    [['name'], { name: 'the task' }],
    [['script.repository', 'script.branch'], { script: { branch: 'b', repository: 'r' } }],
    [['script.requirements'], { script: { requirements: { 'pip.x': 'x' } } }],
    [['script.tag'], { script: {} }],
    [
      ['script', 'script.repository'],
      { script: { binary: 'python', repository: 'r', branch: 'b', entry_point: '', requirements: { 'pip.x': 'x' } } },
    ],
    [['execution.queue'], { execution: { queue: 'q' } }],
    [['execution.artifacts'], { execution: { artifacts: [{ key: 'k1', type: 'str', mode: 'output', display_data: [] }] } }],
    [['output.destination'], { output: { destination: 's3://x' } }],
    [['container.image'], { container: { image: 'i' } }],
    [['runtime.k'], { runtime: { k: 'v' } }],
    [['runtime.CLEARML VERSION'], { runtime: { 'CLEARML VERSION': { a: { b: 1 } } } }],
    [['models.output.model'], { models: { output: [{ model: 'm' }] } }],
    [['models.input'], { models: { input: [] } }],
    [['hyperparams.Args.lr.value'], { hyperparams: { Args: { lr: { value: '1' } } } }],
    [['hyperparams.Args.b%2Ec.value'], { hyperparams: { Args: { 'b.c': { value: '2' } } } }],
    [['hyperparams.None'], { hyperparams: {} }],
    [['configuration.Gen%2Ex'], { configuration: { 'Gen.x': { name: 'Gen.x', value: 'v' } } }],
    [['last_metrics.m.v.value'], { last_metrics: { m: { v: { value: 0.5 } } } }],
    [['enqueue_status', 'company_origin'], { enqueue_status: 'created' }],
    [['execution.parameters.lr'], { hyperparams: { Args: { lr: { section: 'Args', name: 'lr', value: '1' } } } }],
    [['started', 'parent'], {}],
    [['id'], { id: 't' }],
  ];
  for (const [fields, shown] of expected) assert.equal(await only(world, fields), shown, fields.join(', '));
});

onEveryEngine(test, 'exclusions leave out that and what is hidden', async (world) => {
  await world.seed({ t: task });
  const all = (await only(world, [])) as Record<string, Record<string, unknown>>;
  assert.is('enqueue_status' in all, false);
  const { name: _name, script: _script, ...rest } = all;
  assert.equal(await only(world, ['-name', '-script']), rest);
  const { repository: _repository, ...script } = all.script ?? {};
  assert.equal(await only(world, ['-script.repository']), { ...all, script });
  assert.equal(await only(world, ['script', '-script.repository']), { script });
  assert.equal(await only(world, ['-hyperparams.Args']), { ...all, hyperparams: {} });
  assert.equal(await only(world, ['name', '-comment', '-name']), { name: 'the task' });
});

onEveryEngine(test, '`projection` wins over `only_fields`, unless it is empty', async (world) => {
  await world.seed({ t: { ...task, status: 'queued' } });
  assert.equal(await only(world, ['status'], { projection: ['name'] }), { name: 'the task' });
  assert.equal(await only(world, ['status'], { projection: [] }), { status: 'queued' });
  assert.equal(await only(world, ['status'], { projection: null }), { status: 'queued' });
});

onEveryEngine(test, 'what is no field is refused by name', async (world) => {
  await world.seed({ t: task });
  for (const [action, path, code] of [
    ['tasks.get_all', 'bogus', '400/14'],
    ['tasks.get_all', 'script.bogus', '400/14'],
    ['tasks.get_all', '*', '400/14'],
    ['tasks.get_all', 'project.name', '400/14'],
    ['tasks.get_all', '', '400/14'],
    ['tasks.get_all', 'hyperparams.a.b.c.d', '400/12'],
    ['tasks.get_all_ex', 'bogus', '400/14'],
    ['tasks.get_all_ex', 'project.bogus', '400/14'],
    ['tasks.get_all_ex', '-', '400/14'],
  ] as const) {
    const error = await refusalOf(world.ask(action, { only_fields: ['name', path] }));
    assert.is(codes(error), code, path);
    if (code === '400/14') assert.equal(error.data, { fields: [path === '-' ? '' : path], object: 'Task' });
  }
});

onEveryEngine(test, 'old versions get their old fields after the projection', async (world) => {
  await world.seed({ t: { ...task, system_tags: ['development'] } });
  const at22 = async (...fields: string[]) =>
    (await world.ask('tasks.get_all', { only_fields: fields }, { version: '2.2' })).data.tasks[0];
  assert.equal(await at22('tags'), { tags: ['a', 'b'] });
  assert.equal(await at22('tags', 'system_tags'), { tags: ['a', 'b', 'development'], system_tags: ['development'] });
  assert.equal(await at22('execution.docker_cmd'), {
    container: { image: 'i', arguments: '-a' },
    execution: { docker_cmd: 'i -a' },
  });
});

test.run();
