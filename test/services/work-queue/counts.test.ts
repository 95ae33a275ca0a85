import * as assert from 'uvu/assert';
import { WorkQueue } from '../../../src/services/work-queue/work-queue.js';
import { apiSuite, eve, newcomer } from '../../support/api.js';

apiSuite('a work queue: counts', (test, api) => {
  test('are of one company’s tasks with all tags, by status with its reason and by type', async () => {
    const me = newcomer();
    const typed = (value: string) => ({ configuration: { 'kind%2Etype': { name: 'kind.type', value } } });
    const system_tags = ['one', 'two'];
    await api.stored({ status: 'queued', status_reason: 'a', system_tags, ...typed('x') }, me);
    await api.stored({ status: 'queued', status_reason: 'b', system_tags, ...typed('x') }, me);
    await api.stored({ status: 'queued', status_reason: 'a', system_tags, ...typed('y') }, me);
    await api.stored({ status: 'completed', status_reason: 'c', system_tags, type: 'qc' }, me);
    await api.stored({ status: 'completed', system_tags, type: 'qc' }, me);
    await api.stored({ status: 'failed', system_tags: ['one'], type: 'qc' }, me);
    await api.stored({ status: 'failed', system_tags }, eve);
    const counts = async (tags: readonly string[]) => {
      const { statuses, types } = await new WorkQueue('work', api.services.tasks).counts(tags, 'kind.type', me);
      const shown = statuses.map(({ status, reason, count }) => `${status} ${reason} ${count}`);
      return [shown.sort(), types.map(({ type, count }) => `${type} ${count}`).sort()];
    };
    assert.equal(await counts(system_tags), [
      ['completed  2', 'queued a 2', 'queued b 1'],
      ['qc 2', 'x 2', 'y 1'],
    ]);
    assert.equal(await counts([]), [
      ['completed  2', 'failed  1', 'queued a 2', 'queued b 1'],
      ['qc 3', 'x 2', 'y 1'],
    ]);
  });
});
