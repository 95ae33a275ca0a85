import { assert as check, integer, property } from 'fast-check';
import * as assert from 'uvu/assert';
import type { Actions } from '../../../src/generated/index.js';
import type { Caller, InProcessCaller } from '../../../src/rpc/index.js';
import { everyTask } from '../../../src/surfaces/core/every-task.js';
import { apiSuite, newcomer, type TestApi } from '../../support/api.js';

const NEWEST_FIRST = { order_by: ['-created'], only_fields: ['id'] };

function callOf(api: TestApi): InProcessCaller<Actions> {
  return ((name, request, caller) => api.call(name, request as never, caller)) as InProcessCaller<Actions>;
}

/** Ids of tasks of somebody's, the newest first. */
async function made(api: TestApi, count: number, caller: Caller): Promise<string[]> {
  const moments = Array.from({ length: count }, (_, i) => new Date(Date.UTC(2024, 0, 1) - i * 1000));
  return (await Promise.all(moments.map((created) => api.stored({ created }, caller)))).map(({ id }) => id);
}

apiSuite('every task of a search', (test, api) => {
  test('comes once and in its order, however many there are and however they are read', async () => {
    const nell = newcomer();
    const ids = await made(api, 13, nell);
    for (const sizes of [
      { page: 500, step: 500 },
      { page: 13, step: 13 },
      { page: 12, step: 5 },
      { page: 3, step: 1 },
    ]) {
      const found = await everyTask(NEWEST_FIRST, nell, callOf(api), sizes);
      assert.equal(
        found.map(({ id }) => id),
        ids,
        JSON.stringify(sizes),
      );
    }
  });

  test('of nobody is none', async () => {
    assert.equal(await everyTask(NEWEST_FIRST, newcomer(), callOf(api), { page: 1, step: 1 }), []);
  });

  test('comes once when others are made while they are read', async () => {
    const nell = newcomer();
    const ids = await made(api, 9, nell);
    let calls = 0;
    const call = (async (name, request, caller) => {
      if (++calls === 3) await api.stored({ created: new Date(Date.UTC(2025, 0, 1)) }, nell);
      return api.call(name, request as never, caller);
    }) as InProcessCaller<Actions>;
    const found = (await everyTask(NEWEST_FIRST, nell, call, { page: 2, step: 3 })).map(({ id }) => id ?? '');
    assert.is(new Set(found).size, found.length);
    assert.equal(
      ids.filter((id) => !found.includes(id)),
      [],
      'what was there from the start is there',
    );
  });
});

apiSuite('the size of a page', (test, api) => {
  test('does not matter to what is found', async () => {
    const nell = newcomer();
    const ids = await made(api, 7, nell);
    const sizes: { page: number; step: number }[] = [];
    check(
      property(integer({ min: 1, max: 9 }), integer({ min: 1, max: 9 }), (page, step) => void sizes.push({ page, step })),
      { numRuns: 12 },
    );
    for (const each of sizes) {
      const found = await everyTask(NEWEST_FIRST, nell, callOf(api), each);
      assert.equal(
        found.map(({ id }) => id),
        ids,
      );
    }
  });
});
