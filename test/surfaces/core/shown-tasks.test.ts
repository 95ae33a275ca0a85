import * as assert from 'uvu/assert';
import { ShownTasks } from '../../../src/surfaces/core/shown-tasks.js';
import { apiSuite, newcomer } from '../../support/api.js';

apiSuite('which tasks a surface shows', (test, api) => {
  test('its own: those of the company with its tag, and no public ones of others', async () => {
    const [nell, other] = [newcomer(), newcomer()];
    const shown = new ShownTasks({ surface: 'nclue' });
    const own = await api.stored({ system_tags: shown.tags(nell) }, nell);
    await api.stored({ system_tags: [] }, nell);
    await api.stored({ system_tags: new ShownTasks({ surface: 'mlw' }).tags(nell) }, nell);
    await api.stored({ system_tags: shown.tags(other), company: '', company_origin: other.company }, other);
    const { tasks = [] } = await api.call('tasks.get_all', shown.filter(nell), nell);
    assert.equal(
      tasks.map(({ id }) => id),
      [own.id],
    );
    assert.ok(tasks.every((task) => shown.shows(task, nell) && shown.isOwn(task, nell)));
    assert.not.ok(shown.shows(tasks[0] ?? {}, other), 'nor to another company that can read them');
  });

  test('where they are shared, those of the company that are of its types, and its own of any', async () => {
    const [nell, other] = [newcomer(), newcomer()];
    const shown = new ShownTasks({ surface: 'nclue', shared: true, types: ['training'] });
    const training = await api.stored({ type: 'training' }, nell);
    const testing = await api.stored({ type: 'testing' }, nell);
    await api.stored({ type: 'training', company: '', company_origin: other.company }, other);
    const { tasks = [] } = await api.call('tasks.get_all', shown.filter(nell), nell);
    assert.equal(
      tasks.map(({ id }) => id),
      [training.id],
    );
    const [shownTask] = tasks;
    assert.equal([shown.shows(shownTask ?? {}, nell), shown.isOwn(shownTask ?? {}, nell)], [true, false]);
    const { task } = await api.call('tasks.get_by_id', { task: testing.id }, nell);
    assert.not.ok(shown.shows(task ?? {}, nell));
    assert.ok(shown.shows({ ...task, system_tags: shown.tags(nell) }, nell), 'its own are of any type');
  });

  test('a company whose id means something in a pattern sees its own all the same', async () => {
    const odd = { ...newcomer(), company: 'a.c(' };
    const shown = new ShownTasks({ surface: 'nclue', shared: true });
    const { id } = await api.stored({}, odd);
    await api.stored({}, { ...odd, company: 'abc(' });
    const { tasks = [] } = await api.call('tasks.get_all', shown.filter(odd), odd);
    assert.equal(
      tasks.map((task) => task.id),
      [id],
    );
  });
});
