import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';

const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
const PAST = { created: secondsAgo(90), last_update: secondsAgo(90), last_change: secondsAgo(90) };

apiSuite('times of a task', (test, api) => {
  test('the first start time stays when a task starts again, until it is reset', async () => {
    const started = secondsAgo(60);
    const { id } = await api.taskIn('stopped', { started });
    await api.call('tasks.started', { task: id });
    assert.equal((await api.read(id)).started, started);
    await api.call('tasks.reset', { task: id });
    assert.is((await api.read(id)).started, undefined);
    await api.call('tasks.started', { task: id });
    assert.ok(((await api.read(id)).started ?? started) > started);
  });

  test('the duration is whole seconds since the start and never negative', async () => {
    const duration = async (started: Date) => {
      const { id } = await api.taskIn('in_progress', { started });
      await api.call('tasks.completed', { task: id });
      return (await api.read(id)).duration;
    };
    assert.is(await duration(secondsAgo(7.6)), 7);
    assert.is(await duration(secondsAgo(-30)), 0, 'clocks of two servers may differ');
  });

  test('a ping moves the update times and the active duration of a running task', async () => {
    const { id } = await api.taskIn('in_progress', { ...PAST, started: secondsAgo(12.5) });
    assert.equal(await api.call('tasks.ping', { task: id }), {});
    const { last_update, last_change, active_duration } = await api.read(id);
    assert.is(active_duration, 12);
    assert.ok(last_update > PAST.last_update);
    assert.equal(last_change, last_update);
  });

  test('a ping of a task that does not run, or has no start time, gives it no active duration', async () => {
    for (const [status, started] of [
      ['stopped', secondsAgo(5)],
      ['in_progress', undefined],
    ] as const) {
      const { id } = await api.taskIn(status, { ...PAST, ...(started && { started }) });
      await api.call('tasks.ping', { task: id });
      const { last_update, active_duration } = await api.read(id);
      assert.ok(last_update > PAST.last_update);
      assert.is(active_duration, undefined);
    }
  });

  test('a ping of a task that is not the caller’s changes nothing and is no error', async () => {
    const mine = await api.taskIn('in_progress', PAST);
    const everybodys = await api.stored({ ...PAST, company: '' });
    assert.equal(await api.call('tasks.ping', { task: mine.id }, eve), {});
    assert.equal(await api.call('tasks.ping', { task: everybodys.id }), {});
    assert.equal(await api.call('tasks.ping', { task: 'no-such-task' }), {});
    for (const { id } of [mine, everybodys]) assert.equal((await api.read(id)).last_update, PAST.last_update);
  });

  test('a ping needs a task', async () => {
    for (const task of [undefined, null, 5, ['x'], {}]) assert.is(await api.refusal('tasks.ping', { task }), '400/12');
  });

  const asks = [
    { what: 'an update', action: 'tasks.update', request: { comment: 'x' }, moves: ['last_change'] },
    { what: 'an edit of what people say', action: 'tasks.edit', request: { comment: 'x', tags: [] }, moves: ['last_change'] },
    { what: 'any other edit', action: 'tasks.edit', request: { type: 'qc' }, moves: ['last_change', 'last_update'] },
    { what: 'a mixed edit', action: 'tasks.edit', request: { name: 'new', script: {} }, moves: ['last_change', 'last_update'] },
    { what: 'a change of status', action: 'tasks.started', request: {}, moves: ['last_change', 'last_update'] },
    { what: 'an update of nothing', action: 'tasks.update', request: {}, moves: [] },
    { what: 'an edit of nothing', action: 'tasks.edit', request: { bogus: 1 }, moves: [] },
  ] as const;
  for (const { what, action, request, moves } of asks) {
    test(`${what} moves ${moves.join(' and ') || 'nothing'}`, async () => {
      const { id } = await api.taskIn('created', PAST);
      await api.call(action, { task: id, ...request }, ada);
      const after = await api.read(id);
      const moved = (['last_change', 'last_update'] as const).filter((name) => after[name] > PAST[name]);
      assert.equal(moved, moves);
    });
  }
});
