import * as assert from 'uvu/assert';
import { combined, queryPlan } from '../../../src/store/mongodb/explain.js';
import { suite } from '../../support/harness.js';
import { noServer, withThings } from './database.js';

const test = suite('mongodb explain');

const explained = (winningPlan: unknown) => ({ queryPlanner: { winningPlan } });
const fetchByIndex = { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: 'status' } };

test('the classic engine: stages from the last to the first', () => {
  assert.equal(queryPlan(explained({ stage: 'SORT', inputStage: fetchByIndex })), {
    scan: false,
    detail: 'SORT < FETCH < IXSCAN(status)',
  });
  assert.equal(queryPlan(explained({ stage: 'COLLSCAN' })), { scan: true, detail: 'COLLSCAN' });
});

test('reading any documents up to a limit is no scan; picking or sorting them is', () => {
  const limited = (inner: object) => queryPlan(explained({ stage: 'LIMIT', inputStage: inner }));
  assert.equal(limited({ stage: 'COLLSCAN' }), { scan: false, detail: 'LIMIT < COLLSCAN' });
  assert.ok(limited({ stage: 'COLLSCAN', filter: { colour: { $eq: 'red' } } }).scan);
  assert.ok(limited({ stage: 'SORT', inputStage: { stage: 'COLLSCAN' } }).scan);
});

test('one branch that scans is a scan', () => {
  assert.ok(
    queryPlan(explained({ stage: 'SUBPLAN', inputStage: { stage: 'OR', inputStages: [fetchByIndex, { stage: 'COLLSCAN' }] } }))
      .scan,
  );
});

test('the slot-based engine keeps the stages one level down', () => {
  const plan = { queryPlan: fetchByIndex, slotBasedPlan: { stages: '[1] COLLSCAN in words' } };
  assert.equal(queryPlan(explained(plan)), { scan: false, detail: 'FETCH < IXSCAN(status)' });
});

test('a sharded cluster gives a plan for each shard', () => {
  const plan = {
    stage: 'SHARD_MERGE',
    shards: [
      { shardName: 'a', winningPlan: fetchByIndex },
      { shardName: 'b', winningPlan: { stage: 'COLLSCAN' } },
    ],
  };
  assert.ok(queryPlan(explained(plan)).scan);
});

test('several reads scan when one of them does', () => {
  const plans = [
    { scan: false, detail: 'a' },
    { scan: true, detail: 'b' },
  ];
  assert.equal(combined(plans), { scan: true, detail: 'a + b' });
  assert.not.ok(combined(plans.slice(0, 1)).scan);
});

if (noServer) {
  test.skip('the server says which index it would use', noServer);
} else {
  test('the server says which index it would use', () =>
    withThings({ indexes: [{ name: 'by_status', paths: ['status'] }] }, async (things) => {
      await things.insertMany([
        { id: 'a', status: 'queued' },
        { id: 'b', status: 'failed' },
      ]);
      const indexed = await things.explain({ status: 'queued' });
      assert.not.ok(indexed.scan);
      assert.match(indexed.detail, 'IXSCAN(by_status)');
      assert.ok((await things.explain({ colour: 'red' })).scan);
      assert.ok((await things.explain({ colour: 'red' }, { sort: [{ path: 'colour', numeric: true }] })).scan);
      assert.match((await things.explain({}, { sort: [{ path: 'colour', emptyLast: true }] })).detail, ' + ');
    }));
}

test.run();
