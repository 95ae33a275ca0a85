import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../../src/generated/index.js';
import { newId } from '../../../../src/services/ids.js';
import { ada, apiSuite, eve, type Fields } from '../../../support/api.js';

const PAST = new Date('2020-01-01');

apiSuite('tasks.move', (test, api) => {
  const move = (fields: Fields) => api.call('tasks.move', fields) as Promise<{ project_id: string }>;

  test('moves tasks of every status, and says so in last_change alone', async () => {
    const [from, to] = [await api.project(), await api.project()];
    const statuses: TaskStatus[] = ['created', 'queued', 'in_progress', 'published', 'unknown'];
    const ids: string[] = [];
    for (const status of statuses)
      ids.push((await api.taskIn(status, { project: from, last_update: PAST, last_change: PAST })).id);
    assert.equal(await move({ ids, project: to }), { project_id: to });
    for (const id of ids) {
      const { project, last_update, last_change } = await api.read(id);
      assert.equal([project, last_update], [to, PAST]);
      assert.ok(last_change > PAST);
    }
  });

  test('finds the project by its full name, or makes it', async () => {
    const name = `move ${ada.user} ${Date.now()}`;
    const project = await api.project({ name });
    const task = await api.create();
    assert.equal(await move({ ids: [task], project_name: ` ${name}/ ` }), { project_id: project });
    const { project_id } = await move({ ids: [task], project_name: `${name}/x/y` });
    const made = await api.services.projects.readable(project_id, ada);
    assert.equal([made.name, made.basename, made.path[0]], [`${name}/x/y`, 'y', project]);
    assert.is((await api.read(task)).project, project_id);
  });

  test('goes by the id where a name is given too', async () => {
    const [task, project, name] = [await api.create(), await api.project(), `never ${Date.now()}`];
    assert.equal(await move({ ids: [task], project, project_name: name }), { project_id: project });
    assert.is(await api.services.projects.collection.count({ name }), 0);
  });

  test('leaves alone what is not the caller’s, and moves the rest', async () => {
    const project = await api.project();
    const [mine, theirs] = [await api.create(), await api.create({}, eve)];
    const { id: everybodys } = await api.stored({ company: '', company_origin: ada.company });
    assert.equal(await move({ ids: ['nosuch', theirs, mine, mine, everybodys], project }), { project_id: project });
    const projects = [];
    for (const id of [mine, theirs, everybodys]) projects.push((await api.read(id)).project);
    assert.equal(projects, [project, undefined, undefined]);
  });

  test('makes the project even when there is nothing to move', async () => {
    const name = `empty ${Date.now()}`;
    const { project_id } = await move({ ids: ['nosuch'], project_name: name });
    assert.is((await api.services.projects.readable(project_id, ada)).name, name);
  });

  test('is noticed by every project that tasks left, and by the new one', async () => {
    const { collection } = api.services.projects;
    const [a, b, to, other] = [await api.project(), await api.project(), await api.project(), await api.project()];
    const ids = [await api.create({ project: a }), await api.create({ project: b }), await api.create()];
    await collection.updateMany({ id: { $in: [a, b, to, other] } }, { $set: { last_update: PAST } });
    await move({ ids, project: to });
    const moved = await collection.find({ id: { $in: [a, b, to, other] }, last_update: { $gt: PAST } });
    assert.equal(moved.map(({ id }) => id).sort(), [a, b, to].sort());
  });

  test('needs an own project, by id or by name', async () => {
    const ids = [await api.create()];
    const open = await api.project();
    await api.services.projects.collection.update({ id: open }, { $set: { company: '' } });
    for (const project of ['nosuch', open, await api.project({}, eve)]) {
      assert.is(await api.refusal('tasks.move', { ids, project }), '400/401');
    }
    for (const fields of [{}, { project: '' }, { project_name: '' }, { project: null, project_name: null }]) {
      assert.is(await api.refusal('tasks.move', { ids, ...fields }), '400/11');
    }
    for (const [project_name, code] of [
      ['//', '400/407'],
      ['a/b/c/d/e/f/g/h/i/j/k', '400/409'],
      ['ab', '400/800'],
    ]) {
      assert.is(await api.refusal('tasks.move', { ids, project_name }), code);
    }
    assert.is((await api.read(ids[0] ?? '')).project, undefined);
  });

  test('of many tasks at once moves them all', async () => {
    const project = await api.project();
    const model = await api.stored();
    const copies = Array.from({ length: 300 }, () => ({ ...model, id: newId() }));
    await api.services.tasks.collection.insertMany(copies);
    await move({ ids: copies.map(({ id }) => id), project });
    assert.is(await api.services.tasks.collection.count({ project }), copies.length);
  });
});
