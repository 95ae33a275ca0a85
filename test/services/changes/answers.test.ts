import * as assert from 'uvu/assert';
import { api } from '../../../src/generated/index.js';
import { parseVersion, VersionChanges } from '../../../src/rpc/index.js';
import { versionChanges } from '../../../src/services/changes/index.js';
import { presentTask } from '../../../src/services/tasks/present.js';
import { suite } from '../../support/harness.js';
import { storedTask } from '../tasks/query/stored-task.js';

const test = suite('answers for callers of older versions');

type Shown = Record<string, Record<string, unknown> & { readonly length?: number }>;

const changes = new VersionChanges(versionChanges, api);

/** A task as callers of that version see it, in whichever answer. */
function convert(task: Record<string, unknown>, asked: string): Shown {
  const version = parseVersion(asked) ?? { major: 0, minor: 0 };
  const { task: one } = changes.down('tasks.get_by_id', version, { task }) as { readonly task: Shown };
  for (const list of ['tasks.get_all', 'tasks.get_all_ex', 'tasks.get_by_id_ex']) {
    assert.equal(changes.down(list, version, { tasks: [task], scroll_id: 'x' }), { tasks: [one], scroll_id: 'x' }, list);
  }
  assert.equal(changes.down('tasks.edit', version, { updated: 1, fields: task }), { updated: 1, fields: one });
  return one;
}

test('before 2.3 tags hold the system tags too, each once', () => {
  const task = { tags: ['b', 'x', 'development'], system_tags: ['a', 'development'] };
  for (const [asked, tags] of [
    ['1.0', ['a', 'b', 'development', 'x']],
    ['2.2', ['a', 'b', 'development', 'x']],
    ['2.3', ['b', 'x', 'development']],
    ['2.22', ['b', 'x', 'development']],
  ] as const) {
    assert.equal(convert(task, asked), { tags, system_tags: ['a', 'development'] }, asked);
  }
});

test('tags are only merged where system tags are in the answer', () => {
  assert.equal(convert({ tags: ['b'] }, '2.2'), { tags: ['b'] });
  assert.equal(convert({ system_tags: ['a'] }, '2.2'), { system_tags: ['a'], tags: ['a'] });
});

const parameters = {
  execution: { parameters: {}, model_desc: {}, framework: 'fw' },
  hyperparams: {
    Args: {
      a: { section: 'Args', name: 'a', value: '1', type: 'legacy' },
      b: { section: 'Args', name: 'b', value: '2' },
      c: { section: 'Args', name: 'c', value: '3', type: 'int' },
    },
    TF_DEFINE: { d: { section: 'TF_DEFINE', name: 'd', value: '4', type: 'legacy' } },
    Odd: { e: { section: 'Odd', name: 'e', value: '5', type: 'legacy' } },
  },
  configuration: { a: { name: 'a', value: '1', type: 'legacy' }, b: { name: 'b', value: '2' } },
};

test('before 2.9 legacy items are parameters and model description as well', () => {
  const old = convert(parameters, '2.8');
  assert.equal(old.execution, { parameters: { a: '1', 'TF_DEFINE/d': '4', e: '5' }, model_desc: { a: '1' }, framework: 'fw' });
  assert.equal(old.hyperparams, parameters.hyperparams);
  assert.equal(convert(parameters, '2.9').execution, parameters.execution);
});

test('without legacy items nothing is added', () => {
  const modern = { hyperparams: { Args: { b: { value: '2' } } }, configuration: {} };
  assert.equal(convert(modern, '2.1'), modern);
});

const models = {
  execution: { framework: 'fw' },
  output: { destination: 'd' },
  container: { image: 'i', arguments: 'a b' },
  models: { input: [{ model: 'm1' }, { model: 'm2' }], output: [{ model: 'm3' }, { model: 'm4' }] },
};

test('before 2.13 the docker command, the first input and the last output model stand in their old places', () => {
  const old = convert(models, '2.12');
  assert.equal(old.execution, { framework: 'fw', docker_cmd: 'i a b', model: 'm1' });
  assert.equal(old.output, { destination: 'd', model: 'm4' });
  assert.equal(convert(models, '2.13'), models);
});

test('models that are shown as objects are so in their old places too', () => {
  const expanded = { models: { input: [{ model: { id: 'm1', name: 'n' } }], output: [] } };
  assert.equal(convert(expanded, '2.1').execution, { model: { id: 'm1', name: 'n' } });
});

test('the docker command has only what is there, and needs an image', () => {
  assert.equal(convert({ container: { image: 'i', arguments: '' } }, '2.12').execution, { docker_cmd: 'i' });
  assert.equal(convert({ container: { arguments: 'a' } }, '2.12'), { container: { arguments: 'a' } });
  assert.equal(convert({ container: { image: '', arguments: 'a' } }, '2.12').execution, undefined);
});

test('a whole task without containers and models looks the same before 2.13', () => {
  const task = storedTask('t1');
  assert.equal(convert(presentTask(task), '2.10'), presentTask(task));
});

test('what is shown is never changed in place', () => {
  const frozen = Object.freeze({ ...models, ...parameters, tags: Object.freeze(['x']), system_tags: Object.freeze(['s']) });
  convert(frozen, '1.0');
  assert.equal(Object.keys(frozen.execution), ['parameters', 'model_desc', 'framework']);
});

test('an update answers tags and system tags together before 2.3, and nothing else differs', () => {
  const answer = { updated: 1, fields: { tags: ['new'], system_tags: ['archived'], execution: {} } };
  const merged = { ...answer, fields: { ...answer.fields, tags: ['archived', 'new'] } };
  assert.equal(changes.down('tasks.update', { major: 2, minor: 2 }, answer), merged);
  assert.equal(changes.down('tasks.update', { major: 2, minor: 3 }, answer), answer);
});

for (const [action, answer, old] of [
  ['queues.get_all', { queues: [{ id: 'q', metadata: { a: 1 } }] }, { queues: [{ id: 'q', metadata: [] }] }],
  ['models.get_all', { models: [{ metadata: { a: 1 } }], scroll_id: 's' }, { models: [{ metadata: [] }], scroll_id: 's' }],
  ['models.get_by_id', { model: { metadata: {} } }, { model: { metadata: [] } }],
  ['queues.get_by_id', { queue: { name: 'no metadata' } }, { queue: { name: 'no metadata' } }],
  ['models.edit', { updated: 1, fields: { metadata: { a: 1 } } }, { updated: 1, fields: { metadata: [] } }],
  ['models.update_for_task', { updated: 1, fields: { metadata: {} } }, { updated: 1, fields: { metadata: [] } }],
  ['queues.update', { updated: 0, fields: {} }, { updated: 0, fields: {} }],
] as const) {
  test(`before 2.17 metadata is an empty list wherever it is shown: ${action}`, () => {
    assert.equal(changes.down(action, { major: 2, minor: 16 }, answer), old);
    assert.equal(changes.down(action, { major: 2, minor: 17 }, answer), answer);
  });
}

test.run();
