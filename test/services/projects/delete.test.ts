import * as assert from 'uvu/assert';
import { ada, apiSuite, at, eve } from '../../support/api.js';

apiSuite('projects.delete', (test, api) => {
  test('removes an empty project with everything below it', async () => {
    const leaf = await api.project({ name: 'doomed/middle/leaf' });
    const [top, middle] = (await api.services.projects.readable(leaf, ada)).path;
    const beside = await api.project({ name: 'doomed too' });
    assert.equal(await api.call('projects.delete', { project: top }), {
      deleted: 3,
      disassociated_tasks: 0,
      deleted_models: 0,
      deleted_tasks: 0,
      urls: null,
    });
    for (const project of [top, middle, leaf]) assert.is(await api.refusal('projects.get_by_id', { project }), '400/401');
    assert.is((await api.call('projects.get_by_id', { project: beside })).project?.id, beside);
  });

  test('is refused while something that is not archived is in there, at any depth', async () => {
    const leaf = await api.project({ name: 'in use/leaf' });
    const [top] = (await api.services.projects.readable(leaf, ada)).path;
    const task = await api.create({ project: leaf });
    assert.is(await api.refusal('projects.delete', { project: top }), '400/402');
    await api.call('tasks.update', { task, system_tags: ['archived'] });
    const model = await api.model({ project: leaf });
    assert.is(await api.refusal('projects.delete', { project: top }), '400/405');
    await api.services.models.collection.update({ id: model.id }, { $set: { system_tags: ['archived'] } });
    const { deleted, disassociated_tasks } = await api.call('projects.delete', { project: top });
    assert.equal([deleted, disassociated_tasks], [2, 1]);
  });

  test('with force lets go of what it holds', async () => {
    const project = await api.project();
    const task = await api.create({ project });
    const model = await api.model({ project });
    const { last_change } = await api.read(task);
    assert.equal((await api.call('projects.delete', { project, force: true })).disassociated_tasks, 1);
    const after = await api.read(task);
    assert.equal([after.project, after.last_change], [undefined, last_change]);
    assert.is((await api.services.models.collection.get(model.id))?.project, undefined);
  });

  test('with its contents removes them, and what pointed at them lets go', async () => {
    const project = await api.project();
    const artifacts = [{ key: 'k', type: 't', uri: 's3://artifact' }];
    const task = await api.create({ project, execution: { artifacts } });
    const child = await api.create({ parent: task });
    const [inside, outside] = [await api.model({ project, ready: true }), await api.model({ task })];
    const queue = await api.queue();
    await api.call('tasks.enqueue', { task, queue });
    const answer = await api.call('projects.delete', { project, force: true, delete_contents: true });
    assert.equal(answer, {
      deleted: 1,
      disassociated_tasks: 0,
      deleted_models: 1,
      deleted_tasks: 1,
      urls: { model_urls: [inside.uri], event_urls: [], artifact_urls: ['s3://artifact'] },
    });
    assert.is(await api.services.tasks.collection.get(task), undefined);
    assert.is(at(await api.read(child), 'parent'), undefined);
    const left = await api.services.models.collection.get(outside.id);
    assert.equal([left?.id, left?.task], [outside.id, undefined]);
    assert.equal(await api.waiting(queue), [], 'no worker is given a task that is gone');
  });

  test('another company’s project is as good as not there, a public one nobody’s to remove', async () => {
    const project = await api.project();
    assert.is(await api.refusal('projects.delete', { project, force: true }, eve), '400/401');
    await api.services.projects.collection.update({ id: project }, { $set: { company: '' } });
    assert.is(await api.refusal('projects.delete', { project, force: true }), '403/21');
  });
});
