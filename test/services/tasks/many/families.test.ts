import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { ApiError } from '../../../../src/rpc/index.js';
import { newId } from '../../../../src/services/ids.js';
import { apiSuite, type TestApi } from '../../../support/api.js';
import { callMany } from './many-actions.js';

/** A task of a random family: its parent is an earlier task, its models are some of a few that all share. */
interface Member {
  readonly parent: number | undefined;
  readonly published: boolean;
  readonly archived: boolean;
  readonly input: readonly number[];
  readonly output: readonly number[];
}

interface Family {
  readonly members: readonly Member[];
  /** For each model: which member made it, and whether it is ready. */
  readonly models: readonly { readonly maker: number; readonly ready: boolean }[];
  /** Members by place, some more than once, some not at all. */
  readonly order: readonly number[];
}

const SIZE = 7;
const places = (limit: number) => fc.array(fc.nat(limit - 1), { maxLength: 2 });

const families: fc.Arbitrary<Family> = fc.record({
  members: fc.array(
    fc.record({
      parent: fc.option(fc.nat(SIZE - 1), { nil: undefined }),
      published: fc.boolean(),
      archived: fc.boolean(),
      input: places(4),
      output: places(4),
    }),
    { minLength: SIZE, maxLength: SIZE },
  ),
  models: fc.array(fc.record({ maker: fc.nat(SIZE - 1), ready: fc.boolean() }), { minLength: 4, maxLength: 4 }),
  order: fc.array(fc.nat(SIZE - 1), { minLength: 1, maxLength: SIZE + 2 }),
});

/** Puts a family into the store under ids of its own; gives a function that writes those ids as places again. */
async function settle(api: TestApi, { members, models }: Family) {
  const tasks = members.map(() => newId());
  const made = models.map(() => newId());
  const items = (list: readonly number[]) => list.map((place) => ({ name: `m${place}`, model: made[place] ?? '' }));
  for (const [place, { parent, published, archived, input, output }] of members.entries()) {
    await api.stored({
      id: tasks[place] ?? '',
      status: published ? 'published' : 'created',
      system_tags: archived ? ['archived'] : [],
      models: { input: items(input), output: items(output) },
      ...(parent !== undefined && { parent: tasks[parent] ?? '' }),
    });
  }
  for (const [place, { maker, ready }] of models.entries()) {
    await api.model({ id: made[place] ?? '', task: tasks[maker] ?? '', ready, uri: `s3://${place}` });
  }
  const plain = (value: unknown): unknown => {
    const text = [...tasks, ...made].reduce((all, id, i) => all.replaceAll(id, `#${i}`), JSON.stringify(value ?? null));
    return JSON.parse(text);
  };
  return { tasks, made, plain };
}

/** What is left of a family: tasks and models with what they refer to. */
async function left(api: TestApi, { tasks, made, plain }: Awaited<ReturnType<typeof settle>>): Promise<unknown> {
  const found = await Promise.all(tasks.map((id) => api.services.tasks.collection.get(id)));
  const models = await Promise.all(made.map((id) => api.services.models.collection.get(id)));
  return plain([
    found.map((task) => task && { status: task.status, parent: task.parent, models: task.models }),
    models.map((model) => model && { task: model.task, ready: model.ready }),
  ]);
}

/** The same as the many, by the single action, one after another. */
async function oneByOne(api: TestApi, action: 'tasks.delete' | 'tasks.reset', ids: readonly string[], force: boolean) {
  const succeeded: unknown[] = [];
  const failed: unknown[] = [];
  for (const task of ids) {
    try {
      const { deleted_models } = (await api.call(action, { task, force })) as { deleted_models?: number };
      succeeded.push([task, deleted_models]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed.push([task, error.code, error.subcode]);
    }
  }
  return { succeeded, failed };
}

apiSuite('tasks that have to do with each other', (test, api) => {
  for (const [single, many] of [
    ['tasks.delete', 'tasks.delete_many'],
    ['tasks.reset', 'tasks.reset_many'],
  ] as const) {
    test(
      `${many} ends as ${single} does, one after another, whatever the order`,
      () =>
        fc.assert(
          fc.asyncProperty(families, fc.boolean(), async (family, force) => {
            const [first, second] = [await settle(api, family), await settle(api, family)];
            const ids = ({ tasks }: typeof first) => family.order.map((place) => tasks[place] ?? '');
            const expected = await oneByOne(api, single, ids(first), force);
            const { succeeded, failed } = await callMany(api, many, { ids: ids(second), force });
            const found = {
              succeeded: succeeded.map(({ id, deleted_models }) => [id, deleted_models]),
              failed: failed.map(({ id, error }) => [id, ...error.codes]),
            };
            assert.equal(second.plain(found), first.plain(expected));
            assert.equal(await left(api, second), await left(api, first));
          }),
          { numRuns: 15 },
        ),
      { timeLimitMs: 60_000 },
    );
  }

  test('a parent before its child counts it, after it does not', async () => {
    for (const [order, counts] of [
      [
        ['parent', 'child'],
        [1, 0],
      ],
      [
        ['child', 'parent'],
        [0, 0],
      ],
    ] as const) {
      const parent = await api.create();
      const child = await api.create({ parent });
      const { succeeded } = await callMany(api, 'tasks.delete_many', {
        ids: order.map((who) => (who === 'parent' ? parent : child)),
      });
      assert.equal(
        succeeded.map(({ updated_children }) => updated_children),
        counts,
      );
    }
  });
});
