import * as assert from 'uvu/assert';
import type { ActionName } from '../../../src/generated/index.js';
import { ada, apiSuite, type Fields } from '../../support/api.js';

const PAST = new Date('2020-01-01');

/** One task's way through its statuses, each step of which its project notices. */
const STEPS: readonly (readonly [ActionName, Fields])[] = [
  ['tasks.enqueue', {}],
  ['tasks.dequeue', {}],
  ['tasks.started', {}],
  ['tasks.stop', {}],
  ['tasks.started', {}],
  ['tasks.stopped', {}],
  ['tasks.close', {}],
  ['tasks.reset', {}],
  ['tasks.started', {}],
  ['tasks.completed', {}],
  ['tasks.publish', {}],
  ['tasks.failed', { force: true }],
  ['tasks.delete', { force: true }],
];

apiSuite('the update time of a project', (test, api) => {
  async function moves(project: string, act: () => Promise<unknown>): Promise<boolean> {
    const { projects } = api.services;
    await projects.collection.update({ id: project }, { $set: { last_update: PAST } });
    await act();
    return (await projects.readable(project, ada)).last_update > PAST;
  }

  test('follows every change of status of its tasks', async () => {
    const project = await api.project();
    const task = await api.create({ project });
    const queue = await api.queue();
    for (const [action, fields] of STEPS) {
      const request = { task, ...fields, ...(action === 'tasks.enqueue' && { queue }) };
      assert.ok(await moves(project, () => api.call(action, request)), action);
    }
  });

  test('does not follow what leaves the status alone', async () => {
    const project = await api.project();
    const task = await api.create({ project });
    assert.not.ok(await moves(project, () => api.call('tasks.ping', { task })));
    assert.not.ok(await moves(project, () => api.call('tasks.update', { task, comment: 'x' })));
    assert.not.ok(await moves(project, () => api.refusal('tasks.close', { task })));
  });

  test('follows a task that is put into it', async () => {
    const project = await api.project();
    const task = await api.create();
    assert.ok(await moves(project, () => api.call('tasks.edit', { task, project })));
  });

  test('a project that is gone is nobody’s concern', async () => {
    const project = await api.project();
    const task = await api.create({ project });
    await api.services.projects.collection.deleteMany({ id: project });
    assert.is((await api.call('tasks.started', { task })).updated, 1);
  });
});
