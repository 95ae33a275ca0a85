import * as assert from 'uvu/assert';
import { parseVersion } from '../../../../src/rpc/index.js';
import { legacyOutput } from '../../../../src/services/tasks/legacy-output.js';
import { presentTask } from '../../../../src/services/tasks/present.js';
import { suite } from '../../../support/harness.js';
import { storedTask } from './stored-task.js';

const test = suite('tasks/query/legacy-output');

type Shown = Record<string, Record<string, unknown> & { readonly length?: number }>;

function version(text: string) {
  return parseVersion(text) ?? { major: 0, minor: 0 };
}

function convert(task: Record<string, unknown>, asked: string): Shown {
  return legacyOutput(version(asked))(task) as Shown;
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
  assert.equal(presentTask(task, { version: version('2.10') }), presentTask(task, { version: version('2.22') }));
});

test('what is shown is never changed in place', () => {
  const frozen = Object.freeze({ ...models, ...parameters, tags: Object.freeze(['x']), system_tags: Object.freeze(['s']) });
  convert(frozen, '1.0');
  assert.equal(Object.keys(frozen.execution), ['parameters', 'model_desc', 'framework']);
});

test.run();
