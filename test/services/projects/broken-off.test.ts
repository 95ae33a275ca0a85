import * as assert from 'uvu/assert';
import { apiSuite, newcomer } from '../../support/api.js';
import { misfits, names, tree } from './fixture.js';

/** More writes than any of the changes takes. */
const MOST_WRITES = 12;

const WORLD = ['from/project/child/leaf', 'from/project/other', 'target'];

const CHANGES = {
  'projects.move': (id: (name: string) => string) => ({ project: id('from/project'), new_location: 'target' }),
  'projects.update': (id: (name: string) => string) => ({ project: id('from/project'), name: 'from/renamed' }),
  'projects.merge': (id: (name: string) => string) => ({ project: id('from/project'), destination_project: id('target') }),
} as const;

const EXPECTED = {
  'projects.move': [
    'from',
    'target',
    'target/project',
    'target/project/child',
    'target/project/child/leaf',
    'target/project/other',
  ],
  'projects.update': ['from', 'from/renamed', 'from/renamed/child', 'from/renamed/child/leaf', 'from/renamed/other', 'target'],
  'projects.merge': ['from', 'target', 'target/child', 'target/child/leaf', 'target/other'],
} as const;

apiSuite('a change of the tree that is broken off', (test, api) => {
  /** Lets the process die, as far as projects are concerned, after so many of their writes. True when it died. */
  async function dying(after: number, act: () => Promise<unknown>): Promise<boolean> {
    const { collection } = api.services.projects;
    const { update, deleteMany } = collection;
    let writes = 0;
    const orDie = <T>(write: () => Promise<T>): Promise<T> => (writes++ < after ? write() : Promise.reject(new Error('died')));
    collection.update = (...args) => orDie(() => update.apply(collection, args));
    collection.deleteMany = (...args) => orDie(() => deleteMany.apply(collection, args));
    try {
      await act();
      return false;
    } catch (error) {
      if (error instanceof Error && error.message === 'died') return true;
      throw error;
    } finally {
      Object.assign(collection, { update, deleteMany });
    }
  }

  for (const action of ['projects.move', 'projects.update', 'projects.merge'] as const) {
    test(`${action}: repeating it finishes it, wherever it broke off`, async () => {
      let died = true;
      for (let after = 0; died && after < MOST_WRITES; after++) {
        const nell = newcomer();
        const id = await tree(api, WORLD, nell);
        await api.create({ project: id('from/project') }, nell);
        const request = CHANGES[action](id);
        died = await dying(after, () => api.call(action, request, nell));
        const inPlace = (await names(api, nell)).join() === EXPECTED[action].join();
        if (died && !inPlace) await api.call(action, request, nell);
        assert.equal(await names(api, nell), [...EXPECTED[action]], `${after} writes`);
        assert.equal(await misfits(api, nell), [], `${after} writes`);
      }
      assert.is(died, false, 'all of its writes were reached');
    });
  }

  test('a name that is taken at the last moment leaves everything where it was', async () => {
    const nell = newcomer();
    const id = await tree(api, WORLD, nell);
    const { collection } = api.services.projects;
    const before = await collection.find({ company: nell.company }, { sort: [{ path: 'id' }] });
    const { update } = collection;
    collection.update = async (...args) => {
      collection.update = update;
      await api.services.projects.create({ name: 'target/project' }, nell);
      return update.apply(collection, args);
    };
    const { code, subcode } = await api.refused('projects.move', { project: id('from/project'), new_location: 'target' }, nell);
    assert.equal([code, subcode], [400, 801]);
    await collection.deleteMany({ company: nell.company, name: 'target/project' });
    const target = before.find(({ name }) => name === 'target');
    assert.ok(target);
    await collection.update({ id: target?.id ?? '' }, { $set: { last_update: target?.last_update } });
    assert.equal(await collection.find({ company: nell.company }, { sort: [{ path: 'id' }] }), before);
  });
});
