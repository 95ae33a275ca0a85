import * as assert from 'uvu/assert';
import { apiSuite } from '../../../support/api.js';
import { PART_WRITES, PARTS, titleOf } from './part-actions.js';

const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
const PAST = { created: secondsAgo(90), last_update: secondsAgo(90), last_change: secondsAgo(90) };

apiSuite('times of a task whose parts change', (test, api) => {
  for (const write of PART_WRITES) {
    test(`${titleOf(write)} moves ${write.moves.join(' and ')}`, async () => {
      const { id } = await api.taskIn('created', { ...PARTS, ...PAST });
      await api.call(write.action, { task: id, ...write.request });
      const after = await api.read(id);
      const moved = (['last_change', 'last_update'] as const).filter((name) => after[name] > PAST[name]);
      assert.equal(moved, write.moves);
      assert.ok(!moved.includes('last_update') || after.last_update.getTime() === after.last_change.getTime());
    });
  }

  test('only reporting a model says how long the task has been running', async () => {
    for (const { action, request, open } of PART_WRITES) {
      const { id } = await api.taskIn('in_progress', { ...PARTS, ...PAST, started: secondsAgo(12.5) });
      await api.call(action, { task: id, ...request, ...(open === 'draft' && { force: true }) });
      const expected = action === 'tasks.add_or_update_model' ? 12 : undefined;
      assert.is((await api.read(id)).active_duration, expected, action);
    }
  });

  test('a model reported to a draft gives it no running time', async () => {
    const { id } = await api.taskIn('created', { started: secondsAgo(5) });
    await api.call('tasks.add_or_update_model', { task: id, name: 'a', model: 'm', type: 'input' });
    assert.is((await api.read(id)).active_duration, undefined);
  });

  test('the project takes no notice of any of it', async () => {
    const project = await api.project();
    const { projects } = api.services;
    await projects.collection.update({ id: project }, { $set: { last_update: PAST.last_update } });
    for (const { action, request } of PART_WRITES) {
      const { id } = await api.taskIn('created', { ...PARTS, project });
      await api.call(action, { task: id, ...request });
    }
    assert.equal((await projects.collection.get(project))?.last_update, PAST.last_update);
  });
});
