import * as assert from 'uvu/assert';
import type { ActionName } from '../../../src/generated/index.js';
import { ada, apiSuite, bob, eve, type Fields } from '../../support/api.js';

/** Every action that changes one task, with what it needs beside it. */
const WRITES: readonly (readonly [ActionName, Fields])[] = [
  ['tasks.update', { comment: 'x' }],
  ['tasks.edit', { comment: 'x', force: true }],
  ['tasks.started', { force: true }],
  ['tasks.stop', { force: true }],
  ['tasks.stopped', { force: true }],
  ['tasks.failed', { force: true }],
  ['tasks.close', { force: true }],
  ['tasks.completed', { force: true }],
  ['tasks.publish', { force: true }],
  ['tasks.reset', { force: true }],
  ['tasks.delete', { force: true }],
  ['tasks.enqueue', { force: true }],
  ['tasks.dequeue', {}],
];

apiSuite('who may change a task', (test, api) => {
  for (const [action, fields] of WRITES) {
    test(`${action}: another company’s task is as good as not there`, async () => {
      const { id: task } = await api.taskIn('queued');
      const before = await api.read(task);
      const request = { task, ...fields, ...(action === 'tasks.enqueue' && { queue: await api.queue(eve) }) };
      const foreign = await api.refused(action, request, eve);
      const missing = await api.refused(action, { ...request, task: 'nosuch' }, eve);
      assert.equal([foreign.code, foreign.subcode], [400, 101]);
      assert.is(foreign.message, missing.message.replace('nosuch', task));
      assert.equal(await api.read(task), before);
    });

    test(`${action}: a public task is there, but nobody’s to change`, async () => {
      const { id: task } = await api.stored({
        company: '',
        company_origin: ada.company,
        status: 'queued',
        execution: { queue: 'q' },
      });
      const before = await api.read(task);
      const request = { task, ...fields, ...(action === 'tasks.enqueue' && { queue: await api.queue() }) };
      const { code, subcode, message } = await api.refused(action, request);
      assert.equal([code, subcode], [403, 21]);
      assert.match(message, `(cannot modify public task(s), ids=(${task}))`);
      assert.equal(await api.read(task), before);
    });
  }

  for (const [action] of WRITES) {
    test(`${action}: the task is a text that is an id`, async () => {
      for (const task of [undefined, null, 5, ['x'], { $ne: '' }]) assert.is(await api.refusal(action, { task }), '400/12');
      const queue = action === 'tasks.enqueue' ? { queue: await api.queue() } : {};
      assert.is(await api.refusal(action, { task: '', ...queue }), '400/101');
    });
  }

  test('everybody of the company may change its tasks', async () => {
    const task = await api.create({}, ada);
    await api.call('tasks.started', { task }, bob);
    const { user, status } = await api.read(task);
    assert.equal([user, status], [ada.user, 'in_progress']);
  });

  test('a change never takes a task out of its company', async () => {
    const task = await api.create();
    await api.call('tasks.edit', { task, company: eve.company, user: 'eve', comment: 'x' });
    await api.call('tasks.update', { task, company: '', comment: 'y' });
    const { company, user } = await api.read(task);
    assert.equal([company, user], [ada.company, ada.user]);
  });
});
