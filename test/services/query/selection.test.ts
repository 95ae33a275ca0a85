import * as assert from 'uvu/assert';
import { asIds, presenter } from '../../../src/services/query/present.js';
import { selectionOf } from '../../../src/services/query/selection.js';
import { shapes, taskShape } from '../../../src/services/query/shapes/index.js';
import { storeProjection } from '../../../src/services/query/store-projection.js';
import { taskTable } from '../../../src/services/tasks/task-table.js';
import { suite } from '../../support/harness.js';
import { codes, refusal } from './refusal.js';

const test = suite('query/selection');

const plain = { aliases: taskTable.aliases };
const expanded = { aliases: taskTable.aliases, joined: shapes };

const stored = {
  id: 't1',
  name: 'the task',
  status: 'queued',
  comment: 'c',
  company_origin: 'co',
  script: { repository: 'r', branch: 'b' },
  execution: { queue: 'q1', framework: 'fw' },
  project: 'p1',
  hyperparams: {
    Args: { lr: { section: 'Args', name: 'lr', value: '1' }, 'b%2Ec': { section: 'Args', name: 'b.c', value: '2' } },
  },
};

/** What of the stored task is shown for `only_fields`. */
function shown(...onlyFields: string[]) {
  return presenter(taskShape.fields, selectionOf(onlyFields, taskShape, plain), asIds)(stored);
}

/** What the store is asked for. */
function read(onlyFields: readonly string[], options = plain) {
  return storeProjection(selectionOf(onlyFields, taskShape, options), taskShape.fields);
}

test('named fields are shown and no others', () => {
  assert.equal(shown('name', 'status'), { name: 'the task', status: 'queued' });
  assert.equal(shown('script.repository'), { script: { repository: 'r' } });
});

test('a path inside another listed path adds nothing, in either order', () => {
  const script = { script: { binary: 'python', repository: 'r', branch: 'b', entry_point: '', requirements: {} } };
  assert.equal(shown('script', 'script.repository'), script);
  assert.equal(shown('script.repository', 'script'), script);
});

test('what is asked for by name and not set leaves its containers behind', () => {
  assert.equal(shown('script.tag'), { script: {} });
  assert.equal(shown('hyperparams.None'), { hyperparams: {} });
  assert.equal(shown('models.input'), { models: { input: [] } });
  assert.equal(shown('started'), {});
});

test('paths into maps name one entry', () => {
  assert.equal(shown('hyperparams.Args.lr.value'), { hyperparams: { Args: { lr: { value: '1' } } } });
  assert.equal(shown('hyperparams.Args.b%2Ec.value'), { hyperparams: { Args: { 'b.c': { value: '2' } } } });
});

test('hidden fields are shown when named, and not otherwise', () => {
  assert.equal(shown('company_origin'), { company_origin: 'co' });
  assert.is('company_origin' in shown(), false);
  assert.is('company_origin' in shown('-name'), false);
});

test('only exclusions leave the rest', () => {
  const { name, ...rest } = shown();
  assert.is(name, 'the task');
  assert.equal(shown('-name'), rest);
  assert.equal(Object.keys(shown('-script.repository').script as object), ['binary', 'branch', 'entry_point', 'requirements']);
  assert.equal(shown('-hyperparams.Args').hyperparams, {});
});

test('beside inclusions, an exclusion only counts inside what is included', () => {
  assert.equal(shown('name', '-comment'), { name: 'the task' });
  assert.equal(shown('name', 'status', '-name'), { name: 'the task', status: 'queued' });
  assert.equal(shown('script.repository', '-script.repository'), { script: { repository: 'r' } });
  assert.equal(shown('script', '-script.repository'), {
    script: { binary: 'python', branch: 'b', entry_point: '', requirements: {} },
  });
  assert.equal(shown('hyperparams', '-hyperparams.Args.lr.name', '-hyperparams.Args.b%2Ec'), {
    hyperparams: { Args: { lr: { section: 'Args', value: '1' } } },
  });
});

test('inside free values too only what is asked for is shown', () => {
  const metrics = { m: { v: { value: 1, min_value: 0 } }, n: { v: { value: 2 } } };
  const of = (...onlyFields: string[]) =>
    presenter(taskShape.fields, selectionOf(onlyFields, taskShape, plain), asIds)({ last_metrics: metrics }).last_metrics;
  assert.equal(of('last_metrics'), metrics);
  assert.equal(of('last_metrics.m.v.value'), { m: { v: { value: 1 } } });
  assert.equal(of('last_metrics', '-last_metrics.n', '-last_metrics.m.v.value'), { m: { v: { min_value: 0 } } });
  assert.equal(of('last_metrics.none'), {});
});

test('excluding a whole and a part of it excludes the whole, in either order', () => {
  assert.is('script' in shown('-script', '-script.repository'), false);
  assert.is('script' in shown('-script.repository', '-script'), false);
});

test('old names of paths mean the new ones', () => {
  assert.equal(shown('execution.parameters.lr.value'), { hyperparams: { Args: { lr: { value: '1' } } } });
  assert.equal(shown('execution.docker_cmd'), { container: {} });
  assert.equal(shown('execution.model_desc'), { configuration: {} });
});

for (const path of [
  'bogus',
  'script.bogus',
  'name.first',
  '-bogus',
  '',
  '-',
  'execution.model',
  'output.model',
  'project.name',
  '*',
  'script.*',
  'constructor',
  'script.__proto__',
  'hyperparams.',
  'hyperparams..x',
]) {
  test(`${JSON.stringify(path)} is no field of a task`, () => {
    assert.is(codes(refusal(() => selectionOf(['name', path], taskShape, plain))), '400/14');
  });
}

for (const path of [
  'bogus',
  'bogus.*',
  'project.bogus',
  'parent.bogus',
  'user.bogus',
  'user.credentials',
  'parent.project.bogus',
  '',
]) {
  test(`${JSON.stringify(path)} leads nowhere in an expanded answer`, () => {
    assert.is(codes(refusal(() => selectionOf([path], taskShape, expanded))), '400/14');
  });
}

test('paths into parameters have four parts at most', () => {
  assert.is(codes(refusal(() => shown('hyperparams.a.b.c.d'))), '400/12');
  assert.is(codes(refusal(() => selectionOf(['-configuration.a.b.c.d'], taskShape, expanded))), '400/12');
  assert.equal(read(['parent.hyperparams.a.b.value'], expanded), { include: ['id', 'parent'] });
});

test('the store reads what is shown', () => {
  assert.equal(read([]), { exclude: ['unique_metrics', 'company_origin', 'enqueue_status'] });
  assert.equal(read(['-name', '-script.tag']), {
    exclude: ['unique_metrics', 'company_origin', 'enqueue_status', 'name', 'script.tag'],
  });
  assert.equal(read(['name', 'script.tag', 'hyperparams.S%2E1.x']), { include: ['name', 'script.tag', 'hyperparams.S%2E1.x'] });
  assert.equal(read(['script', 'script.tag']), { include: ['script'] });
  assert.equal(read(['script', '-script.tag']), { include: ['script'] });
});

test('for an expanded answer the store reads up to the references', () => {
  assert.equal(read(['project.name', 'execution.queue.name', 'models.output.model.name'], expanded), {
    include: ['id', 'project', 'execution.queue', 'models.output.model'],
  });
  assert.equal(read(['*'], expanded), undefined);
  assert.equal(read(['*', '-script', 'project.name', '-project.basename'], expanded), { exclude: ['script'] });
  assert.equal(read(['script.*'], expanded), { include: ['script', 'id'] });
});

test.run();
