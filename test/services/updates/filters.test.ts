import * as assert from 'uvu/assert';
import { apiSuite } from '../../support/api.js';
import { toldOf, updatesOf, watching } from './fixture.js';

apiSuite('updates: filters', (test, api) => {
  test('project, status, queue and id each narrow the stream, and together more so', async () => {
    await using updates = updatesOf(api);
    const [project, queue] = [await api.project(), await api.queue()];
    const [a, b] = [await api.create({ project }), await api.create()];
    const filters = [
      { project: [project] },
      { status: ['queued'] },
      { queue: [queue] },
      { id: [a] },
      { id: [b], project: [project] },
    ];
    const [byProject, byStatus, byQueue, byId, none] = await Promise.all(filters.map((some) => watching(updates, some)));
    const all = await watching(updates);
    await api.call('tasks.edit', { task: b, name: 'renamed' });
    await toldOf(all, b);
    await api.call('tasks.enqueue', { task: a, queue });
    for (const watcher of [byProject, byStatus, byQueue, byId]) {
      await toldOf(watcher as typeof all, a);
      assert.not(watcher?.events.some(({ task }) => task === b));
      const last = watcher?.events.at(-1);
      assert.equal([last?.project, last?.status, last?.queue], [project, 'queued', queue]);
    }
    assert.equal(none?.events, []);
  });
});
