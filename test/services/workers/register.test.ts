import * as assert from 'uvu/assert';
import { ada, apiSuite, bob, eve, without } from '../../support/api.js';
import { newName, registered, report, shown, silence, stored } from './fixture.js';

apiSuite('workers.register', (test, api) => {
  test('makes a worker known', async () => {
    const queue = await api.queue(ada, { name: 'a watched queue' });
    const worker = newName();
    const said = { worker, queues: [queue], tags: ['b', 'a'], system_tags: ['s'], timeout: 60 };
    assert.equal(await api.call('workers.register', said), {});
    const known = await shown(api, worker);
    assert.equal(without(known, 'key', 'user', 'register_time', 'last_activity_time'), {
      id: worker,
      company: { id: ada.company, name: ada.companyName },
      queues: [{ id: queue, name: 'a watched queue', num_tasks: 0 }],
      register_timeout: 60,
      tags: ['a', 'b'],
      system_tags: ['s'],
    });
    assert.is(known?.user?.id, ada.user);
    assert.match(known?.register_time ?? '', /^\d{4}-.*\+00:00$/);
    assert.is(known?.register_time, known?.last_activity_time);
  });

  test('it lives for ten minutes unless it says otherwise', async () => {
    assert.is((await shown(api, await registered(api)))?.register_timeout, 600);
  });

  test('replaces what was known of it', async () => {
    const [queue, other] = [await api.queue(), await api.queue()];
    const task = await api.create();
    const worker = await registered(api, { queues: [queue], tags: ['t'], timeout: 60 });
    await report(api, worker, { task, queue });
    await silence(api, worker, 30);
    await api.call('workers.register', { worker, queues: [other] });
    const known = await shown(api, worker);
    assert.equal([known?.queues?.map(({ id }) => id), known?.tags, known?.register_timeout], [[other], [], 600]);
    assert.equal([known?.task, known?.queue, known?.last_report_time], [undefined, undefined, undefined]);
    assert.ok(Date.now() - Date.parse(known?.register_time ?? '') < 20_000);
  });

  test('the same name is another worker for another user, or another company', async () => {
    const worker = newName();
    for (const caller of [ada, bob, eve]) await api.call('workers.register', { worker, tags: [caller.user] }, caller);
    const { workers = [] } = await api.call('workers.get_all', {}, ada);
    const same = workers.filter(({ id }) => id === worker);
    assert.equal(same.map(({ tags }) => tags?.[0]).sort(), ['ada', 'bob']);
    assert.is(new Set(same.map(({ key }) => key)).size, 2);
    assert.equal((await shown(api, worker, eve))?.tags, ['eve']);
  });

  test('a name may hold anything', async () => {
    for (const worker of ['', 'a:b:c', '__proto__', 'ünï "quoted" $x.y', 'a\0b\u0007\u007f\n', 'a\\0.b', 'x'.repeat(2_000)]) {
      await api.call('workers.register', { worker });
      await report(api, worker);
      assert.is((await shown(api, worker))?.id, worker);
      await api.call('workers.unregister', { worker });
    }
  });

  test('names that differ in what no id can hold are different workers', async () => {
    const names = ['a\ud800', 'a\udfff', 'a\0', 'a\\0.'];
    for (const worker of names) await api.call('workers.register', { worker, tags: [worker.codePointAt(1)?.toString(16) ?? ''] });
    const { workers = [] } = await api.call('workers.get_all', {});
    const found = workers.flatMap(({ tags = [] }) => tags).filter((tag) => ['d800', 'dfff', '0', '5c'].includes(tag));
    assert.equal(found.toSorted(), ['0', '5c', 'd800', 'dfff']);
    for (const worker of names) await api.call('workers.unregister', { worker });
  });

  test('a life too long for any calendar is endless', async () => {
    const worker = await registered(api, { timeout: Number.MAX_SAFE_INTEGER });
    await report(api, worker);
    assert.is((await shown(api, worker))?.register_timeout, Number.MAX_SAFE_INTEGER);
  });

  test('what is not so is refused', async () => {
    const queue = await api.queue();
    const foreign = await api.queue(eve);
    const worker = newName();
    for (const [request, code] of [
      [{ worker, timeout: 0 }, '400/1002'],
      [{ worker, timeout: -5 }, '400/1002'],
      [{ worker, timeout: 1.5 }, '400/12'],
      [{ worker, queues: [queue, 'no such queue'] }, '400/701'],
      [{ worker, queues: [foreign] }, '400/701'],
      [{ worker, queues: queue }, '400/12'],
      [{}, '400/12'],
    ] as const) {
      assert.is(await api.refusal('workers.register', request), code, JSON.stringify(request));
    }
    assert.is(await shown(api, worker), undefined);
  });

  test('50 at once are one worker', async () => {
    const worker = newName();
    await Promise.all(Array.from({ length: 50 }, (_, i) => api.call('workers.register', { worker, tags: [`${i}`] })));
    const { workers = [] } = await api.call('workers.get_all');
    assert.is(workers.filter(({ id }) => id === worker).length, 1);
  });

  test('clears away those that fell silent', async () => {
    const gone = await registered(api);
    await silence(api, gone, 601);
    await registered(api);
    assert.is(await stored(api, gone), undefined);
  });
});
