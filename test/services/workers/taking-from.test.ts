import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';
import { registered } from './fixture.js';

apiSuite('the workers of queues', (test, api) => {
  test('are found for many queues at once, each under all of its own', async () => {
    const [a, b, c] = [await api.queue(), await api.queue(), await api.queue()];
    const [both, one] = [await registered(api, { queues: [a, b] }), await registered(api, { queues: [b] })];
    const found = await api.services.workers.takingFrom([a, b, c], ada);
    const names = [...found].map(([queue, workers]) => [queue, workers.map(({ name }) => name)]);
    assert.equal(names, [
      [a, [both]],
      [b, [both, one].sort()],
    ]);
    assert.is((await api.services.workers.takingFrom([a, b], eve)).size, 0);
  });

  test('tell whether a task that is enqueued will be taken', async () => {
    const [watched, unwatched] = [await api.queue(), await api.queue()];
    await registered(api, { queues: [watched] });
    const enqueue = async (queue: string) => {
      const request = { task: await api.create(), queue, verify_watched_queue: true };
      return (await api.call('tasks.enqueue', request)).queue_watched;
    };
    assert.equal([await enqueue(watched), await enqueue(unwatched)], [true, false]);
  });
});
