import * as assert from 'uvu/assert';
import { type TaskStatus, taskStatus } from '../../../src/generated/index.js';
import { ada, apiSuite, eve, type Fields, without } from '../../support/api.js';
import { made, models, shown } from './fixture.js';

const statuses = Object.keys(taskStatus.next) as TaskStatus[];

apiSuite('models.update_for_task', (test, api) => {
  const report = (request: Fields, caller = ada) => api.call('models.update_for_task', request, caller, '2.13');
  const refusal = (request: Fields, caller = ada) => api.refusal('models.update_for_task', request, caller, '2.13');

  test('makes the output model of a task', async () => {
    const project = await api.project();
    const input = await made(api);
    const task = await api.stored({ name: 'my task', project, execution: { framework: 'torch' }, models: models([input]) });
    const answer = await report({ task: task.id, uri: 's3://m/1' });
    assert.equal(without(answer, 'id'), { created: true });
    const model = await shown(api, answer.id ?? '');
    assert.equal(without(model, 'created', 'last_update'), {
      id: answer.id,
      company: ada.company,
      user: ada.user,
      name: 'my task',
      uri: 's3://m/1',
      comment: `Created by task \`my task\` (${task.id})`,
      task: task.id,
      project,
      parent: input,
      framework: 'torch',
      ready: false,
      tags: [],
      system_tags: [],
      design: {},
      labels: {},
      metadata: {},
    });
    const [item, ...others] = (await api.read(task.id)).models.output;
    assert.equal([item?.name, item?.model, others], ['Output Model', answer.id, []]);
    assert.instance(item?.updated, Date);
  });

  test('as its request says', async () => {
    const task = await api.create();
    const said = { name: 'my model', comment: 'c', tags: ['b', 'a'], system_tags: ['s'] };
    const { id } = await report({ task, uri: 'u', iteration: 3, ...said });
    const { name, comment, tags, system_tags, project, parent, framework } = await shown(api, id ?? '');
    assert.equal({ name, comment, tags, system_tags }, { ...said, tags: ['a', 'b'] });
    assert.equal([project, parent, framework], [undefined, undefined, undefined]);
    assert.is((await api.read(task)).last_iteration, 3);
  });

  test('updates it afterwards', async () => {
    const task = await api.create();
    const { id } = await report({ task, uri: 'u1', comment: 'stays', iteration: 3 });
    const again = await report({ task, uri: 'u2', name: 'renamed', iteration: 2 });
    assert.equal(without(again, 'fields'), { id, created: false, updated: 1 });
    assert.equal(without(again.fields, 'last_update'), { uri: 'u2', name: 'renamed' });
    const { uri, name, comment, ready } = await shown(api, id ?? '');
    assert.equal([uri, name, comment, ready], ['u2', 'renamed', 'stays', false]);
    const stored = await api.read(task);
    assert.equal([stored.models.output.map(({ model }) => model), stored.last_iteration], [[id], 3]);
  });

  test('updates the last of several, and makes a new one in place of one that is gone', async () => {
    const [first, last] = [await made(api), await made(api)];
    const task = await api.stored({ models: models([], [first, last]) });
    assert.is((await report({ task: task.id, uri: 'u2' })).id, last);
    assert.is((await shown(api, first)).uri, 's3://models/1');
    await api.services.models.delete([last]);
    const { id, created } = await report({ task: task.id, uri: 'u3' });
    assert.is(created, true);
    assert.equal(
      (await api.read(task.id)).models.output.map(({ model }) => model),
      [first, last, id],
    );
  });

  test('does not touch an output model that is public or another company’s', async () => {
    for (const other of [await made(api, { public: true }), await made(api, {}, eve)]) {
      const task = await api.stored({ models: models([], [other]) });
      const { id, created } = await report({ task: task.id, uri: 'mine' });
      assert.ok(created && id !== other);
      assert.is((await api.services.models.collection.get(other))?.uri, 's3://models/1');
    }
  });

  test('takes another model as the output, as it is', async () => {
    const open = await made(api, { public: true }, eve);
    const mine = await made(api);
    const task = await api.create();
    assert.equal(await report({ task, override_model_id: open, name: 'ignored', iteration: 4 }), {
      id: open,
      created: false,
      updated: 0,
      fields: {},
    });
    assert.is((await shown(api, open)).name, 'a model');
    await report({ task, override_model_id: mine });
    const { models: listed, last_iteration } = await api.read(task);
    assert.equal([listed.output.map(({ name, model }) => [name, model]), last_iteration], [[['Output Model', mine]], 4]);
    const foreign = await made(api, {}, eve);
    assert.is(await refusal({ task, override_model_id: foreign }), '400/201');
    assert.is(await refusal({ task, override_model_id: 'no such model' }), '400/201');
  });

  for (const status of statuses) {
    const open = status === 'created' || status === 'in_progress';
    test(`${open ? 'works' : 'is refused'} while the task is ${status}`, async () => {
      const { id: task } = await api.taskIn(status);
      const before = await api.services.models.collection.count({});
      if (open) assert.is((await report({ task, uri: 'u' })).created, true);
      else assert.is(await refusal({ task, uri: 'u' }), '400/110');
      assert.is(await api.services.models.collection.count({}), before + (open ? 1 : 0));
    });
  }

  test('wants exactly one of uri and override_model_id', async () => {
    const task = await api.create();
    const override_model_id = await made(api);
    for (const said of [{}, { uri: '' }, { uri: 'u', override_model_id }]) {
      assert.is(await refusal({ task, ...said }), '400/11', JSON.stringify(said));
    }
  });

  test('wants an own task and sound fields', async () => {
    const task = await api.create();
    const open = await api.stored({ company: '' });
    for (const [request, code, caller] of [
      [{ task: 'no such task', uri: 'u' }, '400/101', ada],
      [{ task, uri: 'u' }, '400/101', eve],
      [{ task: open.id, uri: 'u' }, '403/21', ada],
      [{ task, uri: 'u', name: 'ab' }, '400/800', ada],
      [{ task, uri: 'u', tags: ['__$x'] }, '400/16', ada],
      [{ uri: 'u' }, '400/12', ada],
    ] as const) {
      assert.is(await refusal(request, caller), code, JSON.stringify(request));
    }
    assert.equal((await api.read(task)).models.output, []);
  });

  test('is gone from 2.14 on, whatever is asked', async () => {
    const task = await api.create();
    for (const version of ['2.14', '2.22']) {
      for (const request of [{ task, uri: 'u' }, { task }, { task: 'no such task', uri: 'u' }]) {
        assert.is(await api.refusal('models.update_for_task', request, ada, version), '301/1');
      }
    }
    assert.equal((await api.read(task)).models.output, []);
  });

  test('many first reports at once make one model', async () => {
    const task = await api.create();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => report({ task, uri: `u${i}` })));
    assert.is(new Set(answers.map(({ id }) => id)).size, 1);
    assert.is(answers.filter(({ created }) => created).length, 1);
    assert.is(await api.services.models.collection.count({ task }), 1);
    assert.is((await api.read(task)).models.output.length, 1);
  });

  test('a task that ends meanwhile gets none', async () => {
    const { id: task } = await api.taskIn('in_progress');
    api.afterNextReading(() => api.call('tasks.stopped', { task }));
    assert.is(await refusal({ task, uri: 'u' }), '400/110');
    assert.is(await api.services.models.collection.count({ task }), 0);
    assert.equal((await api.read(task)).models.output, []);
  });
});
