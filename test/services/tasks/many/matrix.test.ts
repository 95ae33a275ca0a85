import * as assert from 'uvu/assert';
import type { ActionName, TaskStatus } from '../../../../src/generated/index.js';
import { ApiError } from '../../../../src/rpc/index.js';
import { apiSuite, type Fields, type TestApi } from '../../../support/api.js';
import { callMany, failures, type manyActions } from './many-actions.js';

const STATUSES = [
  ...(['created', 'queued', 'in_progress', 'stopped', 'closed'] as const),
  ...(['failed', 'publishing', 'published', 'completed', 'unknown'] as const),
] as const satisfies readonly TaskStatus[];

/** Each action with the one that does the same for many. */
const PAIRS: readonly (readonly [ActionName, (typeof manyActions)[number]])[] = [
  ['tasks.stop', 'tasks.stop_many'],
  ['tasks.publish', 'tasks.publish_many'],
  ['tasks.enqueue', 'tasks.enqueue_many'],
  ['tasks.dequeue', 'tasks.dequeue_many'],
  ['tasks.reset', 'tasks.reset_many'],
  ['tasks.delete', 'tasks.delete_many'],
];

async function statusOf(api: TestApi, id: string): Promise<string> {
  return (await api.services.tasks.collection.get(id))?.status ?? 'gone';
}

async function codesOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => (error instanceof ApiError ? `${error.code}/${error.subcode}` : Promise.reject(error)),
  );
}

apiSuite('many tasks by status', (test, api) => {
  for (const [single, many] of PAIRS) {
    for (const force of [false, true]) {
      // Of the two that queue, the single action knows force and the other does not.
      if (force && (many === 'tasks.enqueue_many' || many === 'tasks.dequeue_many')) continue;
      test(`${many} does to each what ${single} does${force ? ', with force' : ''}`, async () => {
        const queue = await api.queue();
        const extra: Fields = { force, ...(many === 'tasks.enqueue_many' && { queue }) };
        const ids: string[] = [];
        const expected: string[] = [];
        for (const status of STATUSES) {
          const { id: alone } = await api.taskIn(status);
          const codes = await codesOf(api.call(single, { task: alone, ...extra }));
          expected.push(`${codes} ${await statusOf(api, alone)}`);
          ids.push((await api.taskIn(status)).id);
        }
        const answer = await callMany(api, many, { ids, ...extra });
        const refused = new Map(failures(answer).map((text) => text.split(' ') as [string, string]));
        const found: string[] = [];
        for (const id of ids) found.push(`${refused.get(id) ?? 'ok'} ${await statusOf(api, id)}`);
        assert.equal(found, expected);
      });
    }
  }

  for (const many of ['tasks.archive_many', 'tasks.unarchive_many'] as const) {
    test(`${many} takes tasks in every status, and leaves it but for queued ones`, async () => {
      const ids: string[] = [];
      for (const status of STATUSES) ids.push((await api.taskIn(status)).id);
      const { failed } = await callMany(api, many, { ids });
      assert.equal(failed, []);
      const found: string[] = [];
      for (const id of ids) found.push(await statusOf(api, id));
      const after = many === 'tasks.archive_many' ? 'created' : 'queued';
      assert.equal(
        found,
        STATUSES.map((status) => (status === 'queued' ? after : status)),
      );
    });
  }
});
