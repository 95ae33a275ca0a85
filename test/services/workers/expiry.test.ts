import * as assert from 'uvu/assert';
import { ada, apiSuite } from '../../support/api.js';
import { newName, registered, report, shown, silence, stored } from './fixture.js';

apiSuite('workers that fell silent', (test, api) => {
  test('are gone for every reader, though the document is still there', async () => {
    const queue = await api.queue();
    const worker = await registered(api, { queues: [queue], timeout: 10 });
    const { workers } = api.services;
    assert.is(await workers.watch(queue, ada), true);
    assert.equal([...(await workers.takingFrom([queue], ada)).keys()], [queue]);
    await silence(api, worker, 11);
    assert.ok(await stored(api, worker));
    assert.is(await workers.watch(queue, ada), false);
    assert.is((await workers.takingFrom([queue], ada)).size, 0);
    assert.is(await shown(api, worker, ada, { last_seen: 0 }), undefined);
    const task = await api.create();
    const { queue_watched } = await api.call('tasks.enqueue', { task, queue, verify_watched_queue: true });
    assert.is(queue_watched, false);
  });

  test('are back as new with their next report', async () => {
    const queue = await api.queue();
    const worker = await registered(api, { queues: [queue], tags: ['old'], timeout: 10 });
    await report(api, worker, { task: await api.create() });
    await silence(api, worker, 11);
    await report(api, worker, { system_tags: ['new'] });
    const known = await shown(api, worker);
    assert.equal([known?.queues, known?.tags, known?.system_tags, known?.task], [[], [], ['new'], undefined]);
    assert.is(known?.register_timeout, 600);
    assert.ok(Date.now() - Date.parse(known?.register_time ?? '') < 10_000);
  });

  test('are not brought back by a call that is refused', async () => {
    const worker = await registered(api, { timeout: 10 });
    await silence(api, worker, 11);
    assert.is(await api.refusal('workers.status_report', { worker, timestamp: 1, task: 'none' }), '400/101');
    assert.is(await shown(api, worker, ada, { last_seen: 0 }), undefined);
  });

  test('many reports at once bring one back once', async () => {
    const worker = await registered(api, { timeout: 10 });
    await silence(api, worker, 11);
    const tags = [['a'], undefined];
    await Promise.all(Array.from({ length: 50 }, (_, i) => report(api, worker, { ...(tags[i % 2] && { tags: tags[i % 2] }) })));
    assert.equal((await shown(api, worker))?.tags, ['a']);
    assert.is(await api.services.workers.collection.count({ name: worker }), 1);
  });

  test('a worker that never was is not watched for', async () => {
    assert.is(await api.services.workers.watch(newName(), ada), false);
    assert.is((await api.services.workers.takingFrom([], ada)).size, 0);
  });
});
