import * as assert from 'uvu/assert';
import { collections } from '../../src/services/collections.js';
import { ada, TestApi } from '../support/api.js';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';

for (const engine of engines) {
  const test = suite(`what is stored (${engine.name})`);

  test('is there after the store was closed and opened again', async () => {
    const database = engine.database();
    try {
      const before = new TestApi();
      const first = await database.open(collections);
      before.open(first);
      const [project, queue] = [await before.project(), await before.queue()];
      const hyperparams = { 'a.b': { $c: { section: 'a.b', name: '$c', value: 'v' } } };
      const draft = await before.create({ project, tags: ['x'], hyperparams, container: { image: null } });
      const waiting = [await before.create(), await before.create(), await before.create()];
      for (const task of waiting) await before.call('tasks.enqueue', { task, queue });
      const published = await before.create();
      await before.call('tasks.publish', { task: published, force: true });
      const shown = await Promise.all([draft, ...waiting, published].map((id) => before.shown(id)));
      await first[Symbol.asyncDispose]();

      const after = new TestApi();
      await using second = await database.open(collections);
      after.open(second);
      assert.equal(await Promise.all([draft, ...waiting, published].map((id) => after.shown(id))), shown);
      assert.equal(await after.waiting(queue), waiting, 'in the same order');
      assert.equal((await after.call('queues.get_next_task', { queue })).entry?.task, waiting[0]);
      await after.call('tasks.enqueue', { task: draft, queue });
      assert.equal(await after.waiting(queue), [waiting[1], waiting[2], draft], 'and new ones come last');
      assert.is(await after.refusal('tasks.publish', { task: published }), '400/110');
      assert.is((await after.call('projects.get_by_id', { project }, ada)).project?.id, project);
    } finally {
      await database.drop();
    }
  });

  test.run();
}
