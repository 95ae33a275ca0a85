import * as assert from 'uvu/assert';
import type { NclueGetTasksAnswer200 } from '../../../src/generated/surfaces/nclue.js';
import { type Account, coreId, nclueSuite } from './fixture.js';

nclueSuite('lists', (test, server) => {
  const list = async (account: Account, query = '') =>
    (await server.asked<NclueGetTasksAnswer200>(account, 'GET', `/api/v1/tasks${query}`)).json;

  /** Ids of so many new tasks, newest first; no two were made in the same millisecond. */
  const several = async (account: Account, number: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let i = 0; i < number; i++) {
      const task = await server.made(account);
      const created = new Date(Date.UTC(2024, 0, 1, 0, 0, i));
      await server.api.services.tasks.collection.update({ id: coreId(task) }, { $set: { created } });
      ids.unshift(task.task_id);
    }
    return ids;
  };

  test('twenty from the start when nothing is said', async () => {
    const ann = await server.ann();
    const ids = await several(ann, 22);
    const { index, limit, total, tasks } = await list(ann);
    assert.equal([index, limit, total], [0, 20, 22]);
    assert.equal(
      tasks.map(({ task_id }) => task_id),
      ids.slice(0, 20),
    );
  });

  test('pass over so many tasks as the index says, wherever that is', async () => {
    const ann = await server.ann();
    const ids = await several(ann, 7);
    for (let limit = 1; limit <= 4; limit++) {
      for (let index = 0; index <= 8; index++) {
        const { tasks, ...page } = await list(ann, `?index=${index}&limit=${limit}`);
        assert.equal(page, { index, limit, total: 7 });
        assert.equal(
          tasks.map(({ task_id }) => task_id),
          ids.slice(index, index + limit),
          `index ${index}, limit ${limit}`,
        );
      }
    }
  });

  test('take limits from 1 to 100 and no negative index', async () => {
    const ann = await server.ann();
    assert.is((await list(ann, '?limit=1')).limit, 1);
    assert.is((await list(ann, '?limit=100')).limit, 100);
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=-1',
      'limit=all',
      'limit=1.5',
      'index=-1',
      'index=x',
      'limit=1&limit=2',
    ]) {
      const refused = await server.refused(ann, 'GET', `/api/v1/tasks?${query}`);
      assert.equal(refused, [422, '10112', 'INVALID_PARAMETER'], query);
    }
  });

  test('show neither tasks of other surfaces nor of other accounts, public ones included', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const theirs = await server.made(bea);
    await server.api.call('tasks.make_public', { ids: [coreId(theirs)] }, bea.caller);
    const hers = await server.made(bea);
    await server.api.create({}, ann.caller);
    await server.api.create({ system_tags: ['surface:mimir'] }, ann.caller);
    assert.equal(await list(ann), { index: 0, limit: 20, total: 0, tasks: [] });
    for (const { task_id } of [theirs, hers]) {
      assert.equal(await server.refused(ann, 'GET', `/api/v1/tasks/${task_id}`), [404, '10110', 'TASK_NOT_FOUND']);
      assert.equal(await server.refused(ann, 'DELETE', `/api/v1/tasks/${task_id}`), [404, '10110', 'TASK_NOT_FOUND']);
    }
  });

  test('do not show what another company has tagged as if it were theirs', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const forged = { system_tags: ['surface:nclue', `account:${ann.caller.company}`] };
    const id = await server.api.create(forged, bea.caller);
    await server.api.call('tasks.make_public', { ids: [id] }, bea.caller);
    assert.equal((await list(ann)).tasks, []);
  });
});
