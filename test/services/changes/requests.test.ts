import * as assert from 'uvu/assert';
import { containerOf } from '../../../src/services/tasks/container-command.js';
import { ada, apiSuite, type Fields } from '../../support/api.js';

const legacy = (section: string, name: string, value: string) => ({ section, name, value, type: 'legacy' });

apiSuite('what clients of older versions say', (test, api) => {
  test('before 2.3 the tags of the system are told from the user’s by their names', async () => {
    const tags = ['development', '-archived', 'Annotation x', 'mine', 'active', 'developments'];
    const old = await api.read(await api.create({ tags }, ada, '2.2'));
    assert.equal(
      [old.tags, old.system_tags],
      [
        ['mine', 'developments'],
        ['development', '-archived', 'Annotation x', 'active'],
      ],
    );
    const since = await api.read(await api.create({ tags }, ada, '2.3'));
    assert.equal([since.tags, since.system_tags], [tags, []]);
  });

  test('before 2.3 tags stay where they are when system tags come with them', async () => {
    const both = await api.read(await api.create({ tags: ['development'], system_tags: ['zz'] }, ada, '2.2'));
    assert.equal([both.tags, both.system_tags], [['development'], ['zz']]);
    const one = await api.read(await api.create({ system_tags: ['zz'] }, ada, '2.2'));
    assert.equal([one.tags, one.system_tags], [[], ['zz']]);
  });

  test('a tag of the system is known in any of its forms', async () => {
    const system = ['active', 'archived', '-development', 'ANNOTATED', '-annotations'];
    const own = ['Active', 'archived-old', '--archived', 'an', '', 'x'];
    const { tags, system_tags } = await api.read(await api.create({ tags: [...own, ...system] }, ada, '2.2'));
    assert.equal([new Set(tags), new Set(system_tags)], [new Set(own), new Set(system)]);
  });

  test('before 2.13 a command line says the container', async () => {
    const container = async (fields: Fields, version: string) =>
      (await api.read(await api.create(fields, ada, version))).container;
    const docker_cmd = 'img:1 -e A=1 -v b';
    assert.equal(await container({ execution: { docker_cmd } }, '2.1'), { image: 'img:1', arguments: '-e A=1 -v b' });
    assert.equal(await container({ execution: { docker_cmd }, container: { setup: 'x', image: 'no' } }, '2.12'), {
      setup: 'x',
      image: 'img:1',
      arguments: '-e A=1 -v b',
    });
    assert.equal(await container({ execution: { docker_cmd } }, '2.13'), {});
    assert.equal(containerOf('img'), { image: 'img', arguments: '' });
    assert.equal(containerOf(''), { image: '', arguments: '' });
    assert.equal(containerOf('img  a'), { image: 'img', arguments: ' a' });
  });

  test('before 2.13 a task has one input and one output model', async () => {
    const { id: model } = await api.model();
    const named = async (fields: Fields, version: string) => {
      const { input, output } = (await api.read(await api.create(fields, ada, version))).models;
      return [input, output].map((list) => list.map((item) => `${item.name}=${item.model}`));
    };
    const fields = { execution: { model }, output: { model: 'unchecked' } };
    assert.equal(await named(fields, '2.12'), [[`Input Model=${model}`], ['Output Model=unchecked']]);
    assert.equal(await named(fields, '2.13'), [[], []]);
    assert.equal(await named({ execution: { model: '' }, output: { model: '' } }, '2.12'), [[], []]);
    const modern = { models: { input: [{ name: 'x', model }], output: [{ name: 'y', model: 'z' }] } };
    assert.equal(await named({ ...modern, execution: { model: '' } }, '2.12'), [[], ['y=z']]);
  });

  test('the old output is checked only where it means something', async () => {
    const refusal = (output: unknown) => api.refusal('tasks.create', { name: 'a task', type: 'qc', output }, ada, '2.12');
    assert.is(await refusal({ model: 5 }), '400/12');
    assert.is(await refusal([]), '400/12');
    await api.create({ output: { model: 5 } }, ada, '2.13');
  });

  test('parameters become hyperparameters at every version, as text that Python would print', async () => {
    const parameters = { lr: 0.5, 'a/b': true, 'TF_DEFINE/x': null, 'TF_DEFINE/y/z': 'text', list: [1, 'a'] };
    for (const version of ['2.1', '2.22']) {
      const { hyperparams, execution } = await api.shown(await api.create({ execution: { parameters } }, ada, version));
      assert.equal(hyperparams, {
        Args: { lr: legacy('Args', 'lr', '0.5'), 'a/b': legacy('Args', 'a/b', 'True'), list: legacy('Args', 'list', "[1, 'a']") },
        TF_DEFINE: { x: legacy('TF_DEFINE', 'x', 'None'), 'y/z': legacy('TF_DEFINE', 'y/z', 'text') },
      });
      assert.equal((execution as Fields).parameters, {});
    }
  });

  test('parameters are laid over the hyperparameters that come with them', async () => {
    const modern = { section: 'Args', name: 'p1', value: 'modern' };
    const id = await api.create({
      execution: { parameters: { p1: 'old', p2: 'old' } },
      hyperparams: {
        Args: { p1: modern, p3: { ...modern, name: 'p3' } },
        Other: { o: { section: 'Other', name: 'o', value: '1' } },
      },
    });
    assert.equal((await api.shown(id)).hyperparams, {
      Args: { p1: legacy('Args', 'p1', 'old'), p3: { ...modern, name: 'p3' }, p2: legacy('Args', 'p2', 'old') },
      Other: { o: { section: 'Other', name: 'o', value: '1' } },
    });
  });

  test('a model description becomes configuration', async () => {
    const id = await api.create({
      execution: { model_desc: { design: 'text', size: 3 } },
      configuration: { c: { name: 'c', value: 'v' } },
    });
    assert.equal((await api.shown(id)).configuration, {
      c: { name: 'c', value: 'v' },
      design: { name: 'design', value: 'text', type: 'legacy' },
      size: { name: 'size', value: '3', type: 'legacy' },
    });
  });

  test('an edit with parameters replaces what came in the old form before, and nothing else', async () => {
    const modern = { section: 'Args', name: 'm', value: 'm' };
    const task = await api.create({
      execution: { parameters: { p1: '1', 'TF_DEFINE/d': '2' } },
      hyperparams: { Args: { m: modern } },
    });
    const edited = async (execution: Fields, rest: Fields = {}) => {
      await api.call('tasks.edit', { task, execution, ...rest });
      return (await api.shown(task)).hyperparams;
    };
    assert.equal(await edited({ parameters: { p3: '3' } }), { Args: { m: modern, p3: legacy('Args', 'p3', '3') } });
    assert.equal(await edited({ parameters: {} }), { Args: { m: modern } });
    const given = { New: { n: { section: 'New', name: 'n', value: 'v' } } };
    assert.equal(await edited({ parameters: { p: '5' } }, { hyperparams: given }), {
      ...given,
      Args: { p: legacy('Args', 'p', '5') },
    });
  });

  test('an edit with no parameters, where none came in the old form before, leaves the hyperparameters alone', async () => {
    const task = await api.create({ hyperparams: { Args: { m: { section: 'Args', name: 'm', value: 'm' } } } });
    const { fields } = await api.call('tasks.edit', { task, execution: { parameters: {}, model_desc: {} } });
    assert.not.ok('hyperparams' in (fields ?? {}) || 'configuration' in (fields ?? {}));
  });

  test('an edit with a model description replaces only what came in the old form before', async () => {
    const c = { name: 'c', value: 'v' };
    const task = await api.create({ execution: { model_desc: { old: 'x' } }, configuration: { c } });
    await api.call('tasks.edit', { task, execution: { model_desc: { new: 'y' } } });
    const { configuration } = await api.shown(task);
    assert.equal(configuration, { c, new: { name: 'new', value: 'y', type: 'legacy' } });
  });

  test('what came in the old form goes out in it below 2.9', async () => {
    const parameters = { lr: '1', 'TF_DEFINE/x': '2' };
    const id = await api.create({ execution: { parameters, model_desc: { d: 'x' } } });
    const at = async (version: string) => (await api.shown(id, ada, version)).execution as Fields;
    const old = await at('2.8');
    assert.equal([old.parameters, old.model_desc], [parameters, { d: 'x' }]);
    const now = await at('2.9');
    assert.equal([now.parameters, now.model_desc], [{}, {}]);
  });

  test('an update below 2.3 splits tags and answers them together, one since leaves them', async () => {
    const task = await api.create({ tags: ['old'], system_tags: ['keep'] });
    const old = await api.call('tasks.update', { task, tags: ['new', 'archived'] }, ada, '2.2');
    assert.equal([old.fields?.tags, old.fields?.system_tags], [['archived', 'new'], ['archived']]);
    const stored = await api.read(task);
    assert.equal([stored.tags, stored.system_tags], [['new'], ['archived']]);
    await api.call('tasks.update', { task, tags: ['development'] }, ada, '2.3');
    const since = await api.read(task);
    assert.equal([since.tags, since.system_tags], [['development'], ['archived']]);
  });

  test('an edit answers its caller’s version', async () => {
    const { id: model } = await api.model();
    const task = await api.create({ models: { output: [{ name: 'o', model: 'x' }] } });
    const { fields } = await api.call('tasks.edit', { task, execution: { model, parameters: { p: '4' } } }, ada, '2.8');
    const { execution, output } = fields as { execution: Fields; output: Fields };
    assert.equal([execution.model, execution.parameters, output], [model, { p: '4' }, { model: 'x' }]);
  });
});
