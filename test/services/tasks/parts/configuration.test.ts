import * as assert from 'uvu/assert';
import { apiSuite, type Fields } from '../../../support/api.js';
import { item, PARTS } from './part-actions.js';

const configuration = {
  one: { ...item('one', '1'), type: 't', description: 'd' },
  two: item('two', '2'),
  blank: item('blank', ''),
};

apiSuite('configuration items', (test, api) => {
  const edited = async (request: Fields) => {
    const { id: task } = await api.stored(PARTS);
    assert.equal(await api.call('tasks.edit_configuration', { task, ...request }), { updated: 1 });
    return (await api.shown(task)).configuration;
  };

  test('are set one by one as whole items, or in place of all', async () => {
    const given = [{ ...item('two', ''), type: 'x', description: 'y' }, item('three', '3')];
    const expected = { two: given[0], three: given[1] };
    for (const mode of [{}, { replace_configuration: false }, { replace_configuration: null }]) {
      assert.equal(await edited({ configuration: given, ...mode }), { one: item('one', '1'), ...expected });
    }
    assert.equal(await edited({ configuration: given, replace_configuration: true }), expected);
  });

  test('of the same name the later counts', async () => {
    for (const replace_configuration of [false, true]) {
      const shown = (await edited({ configuration: [item('a', '1'), item(' a ', '2')], replace_configuration })) as Fields;
      assert.equal(shown.a, { name: ' a ', value: '2' });
    }
  });

  test('keep only the members that the definition names', async () => {
    const shown = await edited({ configuration: [{ ...item('a'), bogus: 1, section: 's' }], replace_configuration: true });
    assert.equal(shown, { a: item('a') });
  });

  test('are removed by name; one that is not there is no matter', async () => {
    const { id: task } = await api.stored(PARTS);
    const remove = (...names: string[]) => api.call('tasks.delete_configuration', { task, configuration: names });
    assert.equal(await remove(' one ', 'nosuch', 'one'), { deleted: 1 });
    assert.equal((await api.shown(task)).configuration, { two: item('two', '2') });
    await remove('two');
    assert.equal((await api.shown(task)).configuration, {});
  });

  test('are listed by name, all or those asked for', async () => {
    const task = await api.create({ configuration });
    const listed = async (names?: unknown) => {
      const { configurations } = await api.call('tasks.get_configurations', { tasks: [task], names });
      return configurations;
    };
    const sorted = [configuration.blank, configuration.one, configuration.two];
    for (const names of [undefined, null, []]) assert.equal(await listed(names), [{ task, configuration: sorted }]);
    assert.equal(await listed(['two', 'nosuch', ' one ']), [{ task, configuration: sorted.slice(1) }]);
    assert.equal(await listed(['nosuch']), [{ task, configuration: [] }]);
  });

  test('are listed for several tasks, those without any too', async () => {
    const [some, none] = [await api.create({ configuration }), await api.create()];
    const { configurations } = await api.call('tasks.get_configurations', { tasks: [some, none] });
    const counts = Object.fromEntries((configurations ?? []).map(({ task, configuration: items }) => [task, items?.length]));
    assert.equal(counts, { [some]: 3, [none]: 0 });
  });

  const names = async (task: string, request: Fields = {}) => {
    const { configurations } = await api.call('tasks.get_configuration_names', { tasks: [task], ...request });
    return configurations as unknown;
  };

  test('are told by name, those without content only on demand', async () => {
    const task = await api.create({ configuration });
    for (const mode of [{}, { skip_empty: true }, { skip_empty: null }]) {
      assert.equal(await names(task, mode), [{ task, names: ['one', 'two'] }]);
    }
    assert.equal(await names(task, { skip_empty: false }), [{ task, names: ['blank', 'one', 'two'] }]);
  });

  test('are told by the names they are kept under', async () => {
    const task = await api.create({ configuration: { 'a.b': item('other'), __c: item('x'), B: item('y') } });
    assert.equal(await names(task), [{ task, names: ['B', '__c', 'a.b'] }]);
  });

  test('of a task without any, or with none of content, are not told', async () => {
    assert.equal(await names(await api.create()), []);
    assert.equal(await names(await api.create({ configuration: { blank: configuration.blank } })), []);
  });
});
