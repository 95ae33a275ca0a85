import * as assert from 'uvu/assert';
import { apiSuite, type Fields, newcomer } from '../../support/api.js';
import { tree } from './fixture.js';

apiSuite('lists of projects', (test, api) => {
  for (const action of ['projects.get_all', 'projects.get_all_ex'] as const) {
    test(`${action} scrolls`, async () => {
      const nell = newcomer();
      await tree(api, ['aaa', 'bbb', 'ccc', 'ddd', 'eee'], nell);
      const scroll = async (request: Fields) => {
        const { projects, scroll_id } = await api.call(action, { order_by: ['name'], ...request }, nell);
        return { names: projects?.map(({ name }) => name).join(' '), scroll_id };
      };
      const first = await scroll({ scroll_id: null, size: 2 });
      assert.is(first.names, 'aaa bbb');
      const { scroll_id } = first;
      assert.equal(await scroll({ scroll_id, size: 2 }), { names: 'ccc ddd', scroll_id });
      assert.is((await scroll({ scroll_id, size: 2, refresh_scroll: true })).names, 'aaa bbb ccc ddd');
      assert.is((await scroll({ scroll_id, size: 2 })).names, 'eee');
      assert.is((await scroll({ scroll_id, size: 2 })).names, '');
      assert.equal(Object.keys(await api.call(action, { page: 0, page_size: 2 }, nell)), ['projects']);
      assert.is(await api.refusal(action, { scroll_id: null }, nell), '400/12');
    });

    test(`${action} knows places in the tree, and what is hidden`, async () => {
      const nell = newcomer();
      const id = await tree(api, ['top/middle/leaf', 'other'], nell);
      await api.call('projects.update', { project: id('other'), system_tags: ['hidden'] }, nell);
      const found = async (request: Fields) => {
        const { projects } = await api.call(action, { order_by: ['name'], ...request }, nell);
        return projects?.map(({ basename }) => basename).join(' ');
      };
      assert.is(await found({}), 'top middle leaf');
      assert.is(await found({ search_hidden: true }), 'other top middle leaf');
      assert.is(await found({ id: [id('other')] }), 'other');
      assert.is(await found({ parent: [id('top')] }), 'middle leaf');
      assert.is(await found({ parent: [id('top')], shallow_search: true }), 'middle');
      assert.is(await found({ shallow_search: true }), 'top');
      assert.is(await found({ parent: [], shallow_search: false, basename: '^m' }), 'middle');
    });
  }

  test('a page ends after 500, a scroll where its caller says', async () => {
    const nell = newcomer();
    const one = await api.services.projects.readable(await api.project({}, nell), nell);
    const copies = Array.from({ length: 510 }, (_, i) => ({
      ...one,
      id: `${one.id}${i}`,
      name: `copy ${i}`,
      basename: `copy ${i}`,
    }));
    await api.services.projects.collection.insertMany(copies);
    assert.is((await api.call('projects.get_all_ex', {}, nell)).projects?.length, 500);
    assert.is((await api.call('projects.get_all_ex', { scroll_id: null, size: 600 }, nell)).projects?.length, 511);
    await api.services.projects.collection.deleteMany({ company: nell.company });
  });
});
