import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { codes, refusalOf } from '../../query/refusal.js';
import { COMPANY, OTHER_COMPANY } from './stored-task.js';
import { onEveryEngine } from './world.js';

const test = suite('tasks/query/get-by-id');

onEveryEngine(test, 'one task comes whole, hidden fields too, whatever only_fields says', async ({ seed, ask }) => {
  await seed({ t: { company: '', company_origin: COMPANY, system_tags: ['hidden'] } });
  const { data } = await ask('tasks.get_by_id', { task: 't', only_fields: ['bogus'] });
  const task = data.task as Record<string, unknown>;
  assert.equal([task.id, task.company, task.company_origin, task.unique_metrics], ['t', '', COMPANY, []]);
});

onEveryEngine(test, "another company's task is as unknown as one that is not there", async ({ seed, ask }) => {
  await seed({ t: { company: OTHER_COMPANY } });
  for (const task of ['t', 'nosuch', '', '__proto__']) {
    const error = await refusalOf(ask('tasks.get_by_id', { task }));
    assert.equal([codes(error), error.data.id], ['400/101', task]);
  }
});

onEveryEngine(test, 'several by id: those that are there, hidden ones too', async ({ seed, ask }) => {
  await seed({ a: { system_tags: ['hidden'] }, b: {} });
  const byIds = async (id: unknown) => (await ask('tasks.get_by_id_ex', { id, only_fields: ['name'] })).data.tasks;
  assert.equal(await byIds(['a', 'nosuch']), [{ id: 'a', name: 'a' }]);
  assert.equal(await byIds(['nosuch']), []);
  assert.equal(await byIds([]), []);
  assert.is(codes(await refusalOf(ask('tasks.get_by_id_ex', { task: 'a' }))), '400/11');
});

test.run();
