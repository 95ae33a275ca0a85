import * as assert from 'uvu/assert';
import type { Actions } from '../../../src/generated/index.js';
import { apiSuite, eve } from '../../support/api.js';
import { made, models, shown } from './fixture.js';

type BatchAnswer = Pick<Actions['models.archive_many']['response'], 'failed'>;

const failures = ({ failed = [] }: BatchAnswer) => failed.map(({ id, error }) => [id, ...(error?.codes ?? [])]);

apiSuite('models by the many', (test, api) => {
  test('publish_many: each for itself, and a task with the first of its models', async () => {
    const task = await api.taskIn('completed');
    const running = await api.taskIn('in_progress');
    const [first, second] = [await made(api, { task: task.id }), await made(api, { task: task.id })];
    const [blocked, done, alone] = [await made(api, { task: running.id }), await made(api, { ready: true }), await made(api)];
    const foreign = await made(api, {}, eve);
    const open = await made(api, { public: true });
    const ids = [first, done, 'none', second, blocked, foreign, open, alone, first];
    const answer = await api.call('models.publish_many', { ids });
    const [one, two, three] = answer.succeeded ?? [];
    assert.equal([one?.id, one?.updated, one?.published_task?.id], [first, true, task.id]);
    assert.is(one?.published_task?.data?.fields?.status, 'published');
    assert.equal(
      [two, three],
      [
        { id: second, updated: true },
        { id: alone, updated: true },
      ],
    );
    assert.is(answer.succeeded?.length, 3);
    assert.equal(failures(answer), [
      [done, 400, 203],
      ['none', 400, 201],
      [blocked, 400, 110],
      [foreign, 400, 201],
      [open, 403, 21],
      [first, 400, 203],
    ]);
  });

  test('publish_many leaves the tasks alone, or forces them, when told so', async () => {
    const task = await api.taskIn('in_progress');
    const [first, second] = [await made(api, { task: task.id }), await made(api, { task: task.id })];
    const quiet = { ids: [first], publish_task: true, publish_tasks: false };
    assert.equal((await api.call('models.publish_many', quiet)).succeeded, [{ id: first, updated: true }]);
    assert.is((await api.read(task.id)).status, 'in_progress');
    const forced = { ids: [second], force_publish_task: true };
    assert.is((await api.call('models.publish_many', forced)).succeeded?.[0]?.published_task?.id, task.id);
    assert.is((await api.read(task.id)).status, 'published');
  });

  test('archive_many and unarchive_many change one tag, and may be repeated', async () => {
    const [model, other] = [await made(api, { system_tags: ['kept'] }), await made(api, { system_tags: ['kept'] })];
    const foreign = await made(api, {}, eve);
    for (const turn of [1, 2]) {
      const answer = await api.call('models.archive_many', { ids: [model, 'none', foreign] });
      assert.equal(answer.succeeded, [{ id: model, archived: true }], `${turn}`);
      assert.equal(failures(answer), [
        ['none', 400, 201],
        [foreign, 400, 201],
      ]);
      assert.equal((await shown(api, model)).system_tags, ['archived', 'kept']);
    }
    for (const turn of [1, 2]) {
      const answer = await api.call('models.unarchive_many', { ids: [model, other] });
      const unarchived = [model, other].map((id) => ({ id, unarchived: true }));
      assert.equal(answer, { succeeded: unarchived, failed: [] }, `${turn}`);
      assert.equal((await shown(api, model)).system_tags, ['kept']);
    }
    assert.equal((await api.services.models.collection.get(foreign))?.system_tags, []);
  });

  test('delete_many: each for itself, and a second time it is gone', async () => {
    const [free, read, open] = [
      await made(api, { uri: 'u1' }),
      await made(api, { uri: 'u2' }),
      await made(api, { public: true }),
    ];
    const task = await api.stored({ models: models([read]) });
    const first = await api.call('models.delete_many', { ids: [free, read, 'none', open, free] });
    assert.equal(first.succeeded, [{ id: free, deleted: true, url: 'u1' }]);
    assert.equal(failures(first), [
      [read, 400, 205],
      ['none', 400, 201],
      [open, 403, 21],
      [free, 400, 201],
    ]);
    const forced = await api.call('models.delete_many', { ids: [read], force: true });
    assert.equal(forced, { succeeded: [{ id: read, deleted: true, url: 'u2' }], failed: [] });
    assert.is((await api.read(task.id)).models.input[0]?.model, `__DELETED__${read}`);
  });

  for (const action of ['publish_many', 'archive_many', 'unarchive_many', 'delete_many'] as const) {
    test(`${action} wants ids, and is there from 2.13 on`, async () => {
      for (const request of [{}, { ids: [] }, { ids: 'x' }, { ids: [5] }]) {
        assert.is(await api.refusal(`models.${action}`, request), '400/12', JSON.stringify(request));
      }
      assert.is(await api.refusal(`models.${action}`, { ids: ['x'] }, undefined, '2.12'), '404/0');
    });
  }

  test('an error tells what the single action would', async () => {
    const { failed } = await api.call('models.archive_many', { ids: ['none'] });
    const error = { codes: [400, 201], msg: 'Invalid model id: id=none', data: { id: 'none' } };
    assert.equal(failed, [{ id: 'none', error }]);
  });
});
