import * as assert from 'uvu/assert';
import { candidatePage, Retention } from '../../../src/services/maintenance/retention.js';
import type { RetentionRule } from '../../../src/services/maintenance/retention-rule.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { ada, apiSuite, eve } from '../../support/api.js';
import { ago, always, DAY_MS, steps } from './fixture.js';

const DAYS = 30;

apiSuite('retention', (test, api, engine) => {
  const retention = (atATime = 500) => new Retention(api.services.store, api.services.tasks, { atATime });
  test.before.each(() =>
    retention()
      .rules.collection.deleteMany({})
      .then(() => undefined),
  );

  const isThere = async (id: string) => (await api.services.tasks.collection.get(id)) !== undefined;
  const count = async (ids: readonly string[]) => (await Promise.all(ids.map(isThere))).filter(Boolean).length;

  const rule = (project: string, fields: Partial<RetentionRule> = {}) =>
    retention().rules.add({ company: ada.company, project, subprojects: false, days: DAYS, ...fields });

  async function enabled(project: string, fields: Partial<RetentionRule> = {}): Promise<RetentionRule> {
    const made = await rule(project, fields);
    await retention().preview(made);
    await retention().rules.enable(made.id);
    return made;
  }

  const old = (project: string, fields: Partial<TaskDocument> = {}) =>
    api.stored({ project, status: 'stopped', system_tags: ['archived'], last_change: ago((DAYS + 1) * DAY_MS), ...fields });

  test('without rules deletes nothing', async () => {
    const { id } = await old(await api.project());
    assert.equal(await retention().run(always), []);
    assert.ok(await isThere(id));
  });

  test('a rule that was not switched on deletes nothing, previewed or not', async () => {
    const project = await api.project();
    const { id } = await old(project);
    const made = await rule(project);
    assert.equal(await retention().run(always), []);
    assert.is((await retention().preview(made)).length, 1);
    assert.equal(await retention().run(always), []);
    assert.ok(await isThere(id));
  });

  test('a rule that is on deletes what its preview showed, and the preview deletes nothing', async () => {
    const project = await api.project();
    const { id, name, last_change } = await old(project);
    const made = await rule(project);
    assert.equal(await retention().preview(made), [{ task: { id, name, project, last_change } }]);
    assert.ok(await isThere(id));
    await retention().rules.enable(made.id);
    const [run] = await retention().run(always);
    assert.equal([run?.rule.id, run?.deleted, run?.kept], [made.id, 1, 0]);
    assert.not(await isThere(id));
    assert.equal(
      (await retention().run(always)).map(({ deleted }) => deleted),
      [0],
    );
  });

  test('deletes only what is archived and did not change for that many days', async () => {
    const project = await api.project();
    const now = new Date();
    const stay = [
      await old(project, { system_tags: [] }),
      await old(project, { system_tags: ['development'] }),
      await old(project, { last_change: ago(DAYS * DAY_MS, now) }),
      await old(project, { last_change: ago(0, now), status_changed: ago(1000 * DAY_MS) }),
    ];
    const go = [
      await old(project, { last_change: ago(DAYS * DAY_MS + 1, now) }),
      await old(project, { system_tags: ['x', 'archived'] }),
    ];
    await enabled(project);
    const [run] = await retention().run(always, now);
    assert.is(run?.deleted, go.length);
    assert.is(await count(go.map(({ id }) => id)), 0);
    assert.is(await count(stay.map(({ id }) => id)), stay.length);
  });

  test('spares what runs, waits or is published, however old; anything else goes', async () => {
    const project = await api.project();
    const ids = new Map<string, string>();
    for (const status of [
      'queued',
      'in_progress',
      'publishing',
      'published',
      'created',
      'stopped',
      'completed',
      'failed',
      'closed',
      'unknown',
    ] as const) {
      ids.set(status, (await old(project, { status })).id);
    }
    await enabled(project);
    await retention().run(always);
    const left = [];
    for (const [status, id] of ids) if (await isThere(id)) left.push(status);
    assert.equal(left, ['queued', 'in_progress', 'publishing', 'published']);
  });

  test('a task that was archived by a call today stays', async () => {
    const project = await api.project();
    const { id } = await old(project, { system_tags: [] });
    await api.call('tasks.archive', { tasks: [id] });
    await enabled(project);
    await retention().run(always);
    assert.ok(await isThere(id));
  });

  test('stays in its project, or goes into those below when the rule says so', async () => {
    const name = `top ${Math.random()}`;
    const [top, below, other] = [await api.project({ name }), await api.project({ name: `${name}/a/b` }), await api.project()];
    const [inTop, inBelow, elsewhere] = [await old(top), await old(below), await old(other)];
    const narrow = await enabled(top);
    await retention().run(always);
    assert.equal(await Promise.all([inTop, inBelow, elsewhere].map(({ id }) => isThere(id))), [false, true, true]);
    await retention().rules.remove(narrow.id);
    await enabled(top, { subprojects: true });
    await retention().run(always);
    assert.equal(await Promise.all([inBelow, elsewhere].map(({ id }) => isThere(id))), [false, true]);
  });

  test('is about tasks of its own company alone', async () => {
    const project = await api.project();
    const [mine, theirs, everybodys] = [
      await old(project),
      await old(project, { company: eve.company }),
      await old(project, { company: '' }),
    ];
    await enabled(project);
    await retention().run(always);
    assert.equal(await Promise.all([mine, theirs, everybodys].map(({ id }) => isThere(id))), [false, true, true]);
  });

  test('keeps what others rely on, and the preview says which and why', async () => {
    const project = await api.project();
    const [withModel, withChild, free] = [await old(project), await old(project), await old(project)];
    await api.model({ task: withModel.id, ready: true });
    await api.stored({ parent: withChild.id, status: 'published' });
    const made = await enabled(project);
    const fates = new Map((await retention().preview(made)).map(({ task, kept }) => [task.id, kept]));
    assert.match(fates.get(withModel.id) ?? '', /output models/);
    assert.match(fates.get(withChild.id) ?? '', /children/);
    assert.ok(fates.has(free.id));
    assert.is(fates.get(free.id), undefined);
    const [run] = await retention().run(always);
    assert.equal([run?.deleted, run?.kept], [1, 2]);
    assert.equal(await Promise.all([withModel, withChild, free].map(({ id }) => isThere(id))), [true, true, false]);
  });

  test('cleans up as tasks.delete does: children are marked, draft models go', async () => {
    const project = await api.project();
    const { id } = await old(project);
    const child = await api.stored({ parent: id });
    const draft = await api.model({ task: id });
    await enabled(project);
    await retention().run(always);
    assert.is((await api.read(child.id)).parent, `__DELETED__${id}`);
    assert.is(await api.services.models.collection.get(draft.id), undefined);
  });

  test('leaves a task alone that somebody takes out of the archive, or touches, between its reading and its writing', async () => {
    for (const action of ['tasks.unarchive_many', 'tasks.update'] as const) {
      const project = await api.project();
      const { id: task } = await old(project);
      const made = await enabled(project);
      const request = action === 'tasks.update' ? { task, comment: 'mine' } : { ids: [task] };
      api.afterNextReading(() => api.call(action, request));
      const run = (await retention().run(always)).find((one) => one.rule.id === made.id);
      assert.equal([run?.deleted, run?.kept], [0, 1], action);
      assert.ok(await isThere(task), action);
      await retention().rules.remove(made.id);
    }
  });

  test('goes through many in batches, past those that stay, and ends between two tasks when it must', async () => {
    const project = await api.project();
    const tasks = [];
    for (let i = 0; i < 11; i++) tasks.push(await old(project));
    const stay = tasks
      .map(({ id }) => id)
      .toSorted()
      .slice(0, 4);
    for (const task of stay) await api.model({ task, ready: true });
    const made = await enabled(project);
    assert.is((await retention(3).preview(made)).length, 11);
    const [broken] = await retention(3).run(steps(6));
    assert.equal([broken?.deleted, broken?.kept], [2, 4]);
    const [whole] = await retention(3).run(always);
    assert.equal([whole?.deleted, whole?.kept], [5, 4]);
    assert.is(await count(stay), 4);
  });

  test('a rule that is switched off or removed during a run deletes nothing more', async () => {
    for (const act of ['disable', 'remove'] as const) {
      const project = await api.project();
      const ids = [(await old(project)).id, (await old(project)).id, (await old(project)).id];
      const made = await enabled(project);
      let asked = 0;
      await retention().run(async () => {
        if (++asked === 2) await retention().rules[act](made.id);
        return true;
      });
      assert.is(await count(ids), 2, act);
    }
  });

  test('finds its tasks by index', async () => {
    const project = await api.project();
    for (let i = 0; i < 50; i++) await api.stored({ project: `p${i}` });
    const [due] = await retention().due(await rule(project), new Date());
    const whole = { ...due, id: { $gt: 'a' } };
    // What a MongoDB server makes of several conditions is its own choice; that it has an index to choose is ours.
    const filter = engine.name === 'sqlite' ? whole : { project };
    const plan = await api.services.tasks.collection.explain(filter, candidatePage(500));
    assert.not(plan.scan, plan.detail);
    assert.match(plan.detail, 'project_');
  });
});
