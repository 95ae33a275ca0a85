import * as assert from 'uvu/assert';
import { type TaskStatus, taskStatus } from '../../../src/generated/index.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { ada, apiSuite, eve, type Fields, newcomer } from '../../support/api.js';
import { tree } from './fixture.js';

const HOUR_MS = 3_600_000;

/** Counts of all statuses, of which these are not 0. */
function counts(given: Partial<Record<TaskStatus, number>> = {}): Record<string, number> {
  return { ...Object.fromEntries(taskStatus.statuses.map((status) => [status, 0])), ...given };
}

const NONE = { status_count: counts(), total_tasks: 0, total_runtime: 0, completed_tasks_24h: 0, last_task_run: null };

apiSuite('figures about projects', (test, api) => {
  const listed = async (request: Fields, caller = ada) =>
    (await api.call('projects.get_all_ex', { include_stats: true, order_by: ['name'], ...request }, caller)).projects ?? [];

  const stats = async (project: string, request: Fields = {}, caller = ada) =>
    (await listed({ id: [project], search_hidden: true, ...request }, caller))[0]?.stats;

  test('there are ten statuses, and all are counted', async () => {
    const project = await api.project();
    for (const status of taskStatus.statuses) await api.stored({ project, status });
    const { status_count, total_tasks } = (await stats(project))?.active ?? {};
    assert.equal([status_count, total_tasks], [Object.fromEntries(taskStatus.statuses.map((status) => [status, 1])), 10]);
    assert.is(Object.keys(status_count ?? {}).length, 10);
  });

  test('an empty project has figures of nothing', async () => {
    const project = await api.project();
    assert.equal(await stats(project), { active: NONE });
    assert.equal(await stats(project, { stats_for_state: null }), { active: NONE, archived: NONE });
    assert.equal((await listed({ id: [project] }))[0]?.sub_projects, []);
  });

  test('durations are added up, and the last start is told', async () => {
    const project = await api.project();
    const [early, late] = [new Date('2026-01-02T03:04:05Z'), new Date('2026-02-02T03:04:05.678Z')];
    await api.stored({ project, started: late, active_duration: 100 });
    await api.stored({ project, started: early, active_duration: 50 });
    await api.stored({ project, active_duration: null });
    const { total_runtime, last_task_run } = (await stats(project))?.active ?? {};
    assert.equal([total_runtime, last_task_run], [150, '2026-02-02T03:04:05.678000+00:00']);
  });

  test('what was completed in the last day is counted, not what was stopped', async () => {
    const project = await api.project();
    const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
    const tasks: Partial<TaskDocument>[] = [
      { status: 'completed', completed: ago(1) },
      { status: 'published', completed: ago(23) },
      { status: 'completed', completed: ago(25) },
      { status: 'stopped', completed: ago(1) },
      { status: 'in_progress' },
    ];
    for (const fields of tasks) await api.stored({ project, ...fields });
    assert.is((await stats(project))?.active?.completed_tasks_24h, 2);
  });

  test('archived tasks are apart', async () => {
    const project = await api.project();
    await api.stored({ project, status: 'failed' });
    for (let i = 0; i < 2; i++) await api.stored({ project, status: 'failed', system_tags: ['archived', 'x'] });
    const totals = async (request: Fields) => {
      const { active, archived } = (await stats(project, request)) ?? {};
      return [active?.total_tasks, archived?.total_tasks];
    };
    assert.equal(await totals({}), [1, undefined]);
    assert.equal(await totals({ stats_for_state: 'active' }), [1, undefined]);
    assert.equal(await totals({ stats_for_state: 'archived' }), [undefined, 2]);
    assert.equal(await totals({ stats_for_state: null }), [1, 2]);
    assert.is(await api.refusal('projects.get_all_ex', { include_stats: true, stats_for_state: 'all' }), '400/12');
  });

  test('each project counts what is below it, however the projects of the list lie in each other', async () => {
    const nell = newcomer();
    const id = await tree(api, ['top/one/leaf', 'top/two', 'top too'], nell);
    for (const name of ['top', 'top/one', 'top/one/leaf', 'top/one/leaf', 'top/two', 'top too']) {
      await api.stored({ project: id(name), active_duration: 10 }, nell);
    }
    const projects = await listed({}, nell);
    assert.equal(
      projects.map(({ name, stats: of }) => [name, of?.active?.total_tasks, of?.active?.total_runtime]),
      [
        ['top', 5, 50],
        ['top too', 1, 10],
        ['top/one', 3, 30],
        ['top/one/leaf', 2, 20],
        ['top/two', 1, 10],
      ],
    );
    assert.equal(
      projects.map(({ sub_projects }) => sub_projects?.map(({ name }) => name)),
      [['top/one', 'top/one/leaf', 'top/two'], [], ['top/one/leaf'], [], []],
    );
    assert.equal(projects[2]?.sub_projects, [{ id: id('top/one/leaf'), name: 'top/one/leaf' }]);
  });

  test('hidden projects are not named among those below, but what they hold counts', async () => {
    const nell = newcomer();
    const id = await tree(api, ['top/.hidden', 'top/plain'], nell);
    await api.call('projects.update', { project: id('top/.hidden'), system_tags: ['hidden'] }, nell);
    await api.stored({ project: id('top/.hidden'), system_tags: ['hidden'] }, nell);
    const below = async (request: Fields) => {
      const [{ sub_projects, stats: of } = {}] = await listed({ id: [id('top')], ...request }, nell);
      return [sub_projects?.map(({ name }) => name), of?.active?.total_tasks];
    };
    assert.equal(await below({}), [['top/plain'], 1]);
    assert.equal(await below({ search_hidden: true }), [['top/.hidden', 'top/plain'], 1]);
  });

  test('only tasks that match a filter count', async () => {
    const project = await api.project();
    await api.stored({ project, type: 'training', system_tags: ['pipeline', 'hidden'], name: 'one of these' });
    await api.stored({ project, type: 'testing', hyperparams: { Args: { lr: { section: 'Args', name: 'lr', value: '1' } } } });
    await api.stored({ project, type: 'testing', user: 'bob' });
    const total = async (include_stats_filter: Fields) => (await stats(project, { include_stats_filter }))?.active?.total_tasks;
    assert.is(await total({}), 3);
    assert.is(await total({ type: ['testing'] }), 2);
    assert.is(await total({ system_tags: ['pipeline'], type: ['training'] }), 1);
    assert.is(await total({ system_tags: ['-pipeline'], user: null, search_text: null }), 2);
    assert.is(await total({ 'hyperparams.Args.lr.value': ['1'] }), 1);
    assert.is(await total({ name: '^one' }), 1);
    assert.is(await total({ _any_: { pattern: 'BOB', fields: ['user'] } }), 1);
    assert.is(await total({ status: ['failed'] }), 0);
    assert.is(await total({ project: ['another'] }), 0, 'the project itself still counts');
    assert.is(await total(JSON.parse('{ "__proto__": ["x"], "constructor": 1, "bogus": true }')), 3);
  });

  test('a malformed filter is refused', async () => {
    const project = await api.project();
    const refusal = (include_stats_filter: unknown) =>
      api.refusal('projects.get_all_ex', { id: [project], include_stats: true, include_stats_filter });
    assert.is(await refusal({ type: 5 }), '400/12');
    assert.is(await refusal({ name: '(' }), '400/21');
    assert.is(await refusal({ _any_: { pattern: 'x' } }), '400/12');
    assert.is(await refusal({ _any_: { pattern: 'x', fields: ['bogus'] } }), '400/14');
    assert.is(await refusal(['x']), '400/12');
  });

  test('of own and public tasks', async () => {
    const project = await api.project();
    await api.stored({ project });
    await api.stored({ project }, eve);
    const open = await api.stored({ project, company: '' }, eve);
    assert.is((await stats(project))?.active?.total_tasks, 2);
    await api.services.tasks.collection.deleteMany({ id: open.id });
  });

  test('come whatever fields are asked for, and with a scroll', async () => {
    const project = await api.project();
    await api.stored({ project });
    const [shown] = await listed({ id: [project], only_fields: ['name'], scroll_id: null, size: 5 });
    assert.equal(Object.keys(shown ?? {}).toSorted(), ['id', 'name', 'stats', 'sub_projects']);
    assert.is(shown?.stats?.active?.total_tasks, 1);
  });

  test('take as many queries for a page of many projects as for one', async () => {
    const nell = newcomer();
    const id = await tree(api, ['single/below', ...Array.from({ length: 30 }, (_, i) => `many ${i}/below`)], nell);
    for (const name of ['single', 'many 1', 'many 2/below', 'many 29']) await api.stored({ project: id(name) }, nell);
    const everything = { stats_for_state: null, check_own_contents: true, include_dataset_stats: true };
    const one = await queries(() => listed({ ...everything, id: [id('single')] }, nell));
    const many = await queries(() => listed({ ...everything, page_size: 100 }, nell));
    assert.equal(many, one);
    assert.ok(one.length < 20, one.join());
  });

  /** The reads of a call, by collection and kind, sorted. */
  async function queries(act: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    const kinds = ['find', 'get', 'count', 'distinct', 'countBy', 'groupBy'] as const;
    const { projects, tasks, models } = api.services;
    const watched = [projects.collection, tasks.collection, models.collection].map((collection) => {
      const before = Object.fromEntries(kinds.map((kind) => [kind, collection[kind]]));
      for (const kind of kinds) {
        const run = collection[kind] as (...args: unknown[]) => unknown;
        Object.assign(collection, {
          [kind]: (...args: unknown[]) => {
            seen.push(`${collection.name}.${kind}`);
            return run.apply(collection, args);
          },
        });
      }
      return () => Object.assign(collection, before);
    });
    try {
      await act();
    } finally {
      for (const restore of watched) restore();
    }
    return seen.toSorted();
  }
});
