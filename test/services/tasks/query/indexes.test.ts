import * as assert from 'uvu/assert';
import { collectionQuery } from '../../../../src/services/query/collection-query.js';
import { readableScope } from '../../../../src/services/query/readable-scope.js';
import { taskTable } from '../../../../src/services/tasks/task-table.js';
import type { QueryPlan } from '../../../../src/store/index.js';
import { suite } from '../../../support/harness.js';
import { COMPANY, OTHER_COMPANY, USER } from './stored-task.js';
import { onEveryEngine, type World } from './world.js';

const test = suite('tasks/query/indexes');

const caller = { user: USER, company: COMPANY, role: 'user', userName: '', companyName: '' };

/** How the store would answer a request of `tasks.get_all`. */
async function plan({ tasks: { collection } }: World, request: Readonly<Record<string, unknown>>): Promise<QueryPlan> {
  const call = {
    request,
    caller,
    nulls: new Set<string>(),
    signal: new AbortController().signal,
    answer: { header: () => {}, meta: () => {} },
  };
  const { filter, order } = collectionQuery(call, taskTable, { scope: await readableScope(collection, caller) });
  return collection.explain(filter, { sort: order.keys, limit: 500 });
}

/** The pages that people and agents ask for, and the index that has to serve each. */
const pages: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
  [{}, /company_created/],
  [{ order_by: ['-last_update'] }, /company_last_update/],
  [{ order_by: ['-created'], system_tags: ['-archived'] }, /company_created/],
  [{ order_by: ['name'] }, /company_name/],
  [{ order_by: ['-started'] }, /company_started/],
  [{ project: ['p'], order_by: ['-last_update'] }, /project_last_update/],
  [{ id: ['a', 'b'], only_fields: ['status'] }, /id=/],
  [{ project: ['p'] }, /project_created/],
  [{ parent: ['a'] }, /parent_created/],
  [{ status: ['queued'], order_by: ['-last_update'] }, /status_last_update/],
  [{ type: ['qc'], order_by: ['-last_update'] }, /company_type_last_update/],
  [{ user: ['u'], order_by: ['-last_update'] }, /company_user_last_update/],
];

for (const [request, index] of pages) {
  onEveryEngine(test, `no scan for ${JSON.stringify(request)}`, async (world) => {
    // Servers that stand in for MongoDB in tests do not plan by indexes.
    if (world.store.engine !== 'sqlite') return;
    await world.seed({ a: {}, b: {} });
    const { scan, detail } = await plan(world, request);
    assert.is(scan, false, detail);
    assert.match(detail, index);
    if (request.order_by && !request.id) assert.not.match(detail, 'B-TREE FOR ORDER BY');
  });
}

onEveryEngine(test, 'the scope is the own company alone only while nothing is public', async (world) => {
  const scope = () => readableScope(world.tasks.collection, caller);
  await world.seed({ own: {}, foreign: { company: OTHER_COMPANY } });
  assert.equal(await scope(), { company: COMPANY });
  assert.is(await world.found({}), 'own');
  await world.seed({ public: { company: '' } });
  assert.equal(await scope(), { company: { $in: [COMPANY, '', null] } });
  assert.is(await world.found({}), 'own public');
});

test.run();
