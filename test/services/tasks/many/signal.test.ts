import * as assert from 'uvu/assert';
import { handlers } from '../../../../src/services/index.js';
import { ada, apiSuite } from '../../../support/api.js';
import { manyActions } from './many-actions.js';

apiSuite('a caller who is gone', (test, api) => {
  for (const action of [...manyActions, 'tasks.archive', 'tasks.update_batch'] as const) {
    test(`${action} begins with no further task`, async () => {
      const task = await api.taskIn(action === 'tasks.dequeue_many' ? 'queued' : 'created', { system_tags: ['archived'] });
      const before = await api.read(task.id);
      const many = { ids: [task.id], tasks: [task.id], queue: await api.queue(), force: true };
      const request = action === 'tasks.update_batch' ? [{ task: task.id, comment: 'x' }] : many;
      const run = handlers[action] as (call: object) => Promise<unknown>;
      const version = { major: 2, minor: 22 };
      const call = { ...api.services, request, caller: ada, version, signal: AbortSignal.abort('gone') };
      assert.is(await run(call).catch((reason: unknown) => reason), 'gone');
      assert.equal(await api.read(task.id), before);
    });
  }
});
