import * as assert from 'uvu/assert';
import { CLAIM_MS } from '../../../src/services/schedules/queue-due.js';
import type { ScheduleDocument } from '../../../src/services/schedules/schedule-document.js';
import { SCHEDULED } from '../../../src/services/schedules/scheduled-child.js';
import { dueSchedules } from '../../../src/services/schedules/schedules.js';
import { ada, apiSuite, eve } from '../../support/api.js';
import { failure, forgetAll, later, look, Scheduled, START } from './fixture.js';

apiSuite('tasks that are queued at their time', (test, api, engine) => {
  // A look is about all schedules.
  test.before.each(() => forgetAll(api));

  test('nothing is queued before its time', async () => {
    const hourly = await new Scheduled(api).repeating();
    assert.equal(await look(api, later(29)), []);
    assert.equal([await hourly.children(), await hourly.waiting()], [0, []]);
  });

  test('at each time a child is made as the template says, and queued', async () => {
    const hourly = await new Scheduled(api).repeating({ fields: { comment: 'nightly' } });
    const [first] = await look(api, later(30));
    const child = await api.read(first ?? '');
    assert.equal([child.name, child.type, child.tags, child.comment], ['a run', 'training', ['run'], 'nightly']);
    assert.equal([child.parent, child.user, child.company], [hourly.task, ada.user, ada.company]);
    const message = 'for 2024-11-11T07:00:00.000Z';
    assert.equal([child.status, child.status_reason, child.status_message], ['queued', SCHEDULED, message]);
    assert.equal(await look(api, later(89)), []);
    const [second] = await look(api, later(90));
    assert.equal(await hourly.waiting(), [first, second]);
  });

  test('a child is in the project that its parent is in by then', async () => {
    const project = await api.project();
    const hourly = await new Scheduled(api).repeating();
    await api.call('tasks.move', { ids: [hourly.task], project });
    const [child] = await look(api, later(30));
    assert.is((await api.read(child ?? '')).project, project);
  });

  test('what waits for its one time is queued then, and the schedule is over', async () => {
    const once = new Scheduled(api);
    const child = await once.once(later(7));
    assert.equal([...(await api.services.schedules.ahead([once.task, 'other']))], [once.task]);
    assert.equal(await look(api, later(6)), []);
    assert.equal(await look(api, later(7)), [child]);
    assert.is(await once.document(), undefined);
    assert.is((await api.services.schedules.ahead([once.task])).size, 0);
    assert.equal(await look(api, later(1000)), []);
    assert.equal(await once.waiting(), [child]);
  });

  test('of the times that nobody looked at, the last is made up for', async () => {
    const hourly = await new Scheduled(api).repeating();
    // Three days later, seven minutes past eleven.
    const back = later(3 * 24 * 60 + 4 * 60 + 37);
    const [child] = await look(api, back);
    assert.is((await api.read(child ?? '')).status_message, 'for 2024-11-14T11:00:00.000Z');
    assert.equal(await look(api, back), []);
    assert.is(await hourly.children(), 1);
    assert.equal((await hourly.document())?.next, new Date('2024-11-14T12:00:00.000Z'));
  });

  test('the claim says which time it makes up for', async () => {
    const hourly = await new Scheduled(api).repeating();
    api.afterNextReading(() => Promise.reject(new Error('crashed')));
    assert.match(await failure(look(api, later(200))), 'crashed');
    const { claim, next } = (await hourly.document()) ?? {};
    assert.equal([claim?.occurrence, next], [later(150), later(210)]);
    assert.is((await look(api, later(200 + CLAIM_MS / 60_000))).length, 1);
  });

  test('a schedule ends with its task, by whichever way it was deleted', async () => {
    const hourly = await new Scheduled(api).repeating();
    await api.call('tasks.delete', { task: hourly.task });
    assert.equal(await look(api, later(30)), []);
    assert.is(await hourly.document(), undefined);
  });

  test('a child that its owner deleted is not missed', async () => {
    const once = new Scheduled(api);
    const child = await once.once(later(7));
    await api.call('tasks.delete', { task: child });
    assert.equal(await look(api, later(7)), []);
    assert.is(await once.document(), undefined);
  });

  test('a child that its owner queued before its time is not queued again', async () => {
    const once = new Scheduled(api);
    const child = await once.once(later(7));
    await api.call('tasks.enqueue', { task: child, queue_name: once.queue });
    await api.call('tasks.stop', { task: child });
    assert.equal(await look(api, later(7)), []);
    assert.is((await api.read(child)).status, 'stopped');
  });

  test('ended for one child, it goes on if it is another that waits', async () => {
    const { schedules } = api.services;
    const once = new Scheduled(api);
    const child = await once.once(later(7));
    await schedules.end(once.task, 'another');
    assert.ok(await once.document());
    await schedules.end(once.task, child);
    assert.is(await once.document(), undefined);
  });

  test('each company has its own queue', async () => {
    const [mine, theirs] = [new Scheduled(api), new Scheduled(api, eve)];
    await mine.repeating();
    await theirs.repeating();
    assert.is((await look(api, later(30))).length, 2);
    assert.equal([(await mine.waiting()).length, (await theirs.waiting()).length], [1, 1]);
  });

  test('one that fails does not hold up the others, and is told of', async () => {
    const [broken, sound] = [new Scheduled(api), new Scheduled(api)];
    await broken.repeating({ first: later(29), fields: { name: 7 } });
    await sound.repeating();
    assert.match(await failure(look(api, later(30))), 'name');
    assert.equal([(await broken.waiting()).length, (await sound.waiting()).length], [0, 1]);
  });

  test('ends when it is told to, and goes on another time', async () => {
    const all = [];
    for (let i = 0; i < 20; i++) all.push(await new Scheduled(api).repeating());
    const controller = new AbortController();
    api.afterNextReading(async () => controller.abort());
    const begun = (await look(api, later(30), { signal: controller.signal })).length;
    assert.ok(begun > 0 && begun < all.length, `${begun} were begun`);
    assert.is((await look(api, later(30))).length, all.length - begun);
    assert.equal(await Promise.all(all.map((hourly) => hourly.children())), Array(20).fill(1));
  });

  test('all that is due is queued at once, however much it is', async () => {
    const repeating = await new Scheduled(api).repeating();
    const schedule = (await repeating.document()) as ScheduleDocument;
    // More than two queries look up.
    const more = Array.from({ length: 400 }, (_, i) => ({ ...schedule, id: `${repeating.task}-${i}` }));
    await api.services.schedules.collection.insertMany(more);
    await Promise.all(more.map(({ id }) => api.stored({ id })));
    assert.is((await look(api, later(30))).length, 401);
    assert.equal(await look(api, later(30)), []);
  });

  test('what is due is found by index', async () => {
    for (let i = 0; i < 20; i++) await new Scheduled(api).repeating({ first: later(9000) });
    const { filter, page } = dueSchedules(START, 100);
    const plan = await api.services.schedules.collection.explain(filter, page);
    assert.not(plan.scan, `${engine.name}: ${plan.detail}`);
  });
});
