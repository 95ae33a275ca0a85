import * as assert from 'uvu/assert';
import { ada, apiSuite, without } from '../../../support/api.js';
import { callMany, type ManyAnswer } from './many-actions.js';

const TIMES = ['status_changed', 'last_update', 'last_change', 'published', 'completed'];

/** The only item, without times. */
function item({ succeeded, failed }: ManyAnswer): Record<string, unknown> {
  assert.equal(failed, []);
  assert.is(succeeded.length, 1);
  const { fields, ...rest } = succeeded[0] ?? {};
  return fields === undefined ? rest : { ...rest, fields: without(fields as object, ...TIMES) };
}

const said = { status_reason: 'why', status_message: 'what' };

apiSuite('what is answered of each of many tasks', (test, api) => {
  test('stop_many: the change, with who stopped it', async () => {
    const { id } = await api.taskIn('in_progress');
    assert.equal(item(await callMany(api, 'tasks.stop_many', { ids: [id], ...said })), {
      id,
      updated: 1,
      fields: { status: 'stopped', status_reason: 'why', status_message: 'Stopped by Ada' },
    });
  });

  test('stop_many: a task with a live worker is only asked to stop', async () => {
    const { id } = await api.taskIn('in_progress', { last_worker: 'w' });
    const { fields } = item(await callMany(api, 'tasks.stop_many', { ids: [id] }));
    assert.equal(fields, { status: 'in_progress', status_reason: '', status_message: 'stopping' });
  });

  test('publish_many: the change, with the output; the last output model is ready unless told otherwise', async () => {
    for (const publish_model of [undefined, false]) {
      const model = await api.model();
      const models = { input: [], output: [{ name: 'm', model: model.id }] };
      const { id } = await api.taskIn('stopped', { models, output: { destination: 's3://x' } });
      assert.equal(item(await callMany(api, 'tasks.publish_many', { ids: [id], publish_model, ...said })), {
        id,
        updated: 1,
        fields: { status: 'published', ...said, output: { destination: 's3://x' } },
      });
      assert.is((await api.services.models.collection.get(model.id))?.ready, publish_model === undefined);
    }
  });

  test('enqueue_many: queued, and the change', async () => {
    const { id } = await api.taskIn('stopped');
    const queue = await api.queue();
    assert.equal(item(await callMany(api, 'tasks.enqueue_many', { ids: [id], queue, ...said })), {
      id,
      queued: true,
      updated: 1,
      fields: { status: 'queued', ...said, enqueue_status: 'stopped', 'execution.queue': queue },
    });
  });

  test('dequeue_many: dequeued, and the change', async () => {
    const { id, execution } = await api.taskIn('queued');
    assert.equal(item(await callMany(api, 'tasks.dequeue_many', { ids: [id], ...said })), {
      id,
      dequeued: true,
      updated: 1,
      fields: { status: 'created', ...said, enqueue_status: null },
    });
    assert.equal(await api.waiting(execution.queue ?? ''), []);
  });

  test('reset_many: what reset says, but whether it left a queue as yes or no', async () => {
    const queued = await api.taskIn('queued');
    const idle = await api.taskIn('stopped');
    await api.model({ task: idle.id });
    const single = await api.call('tasks.reset', { task: (await api.taskIn('stopped')).id });
    const { succeeded } = await callMany(api, 'tasks.reset_many', { ids: [queued.id, idle.id] });
    const [first, second] = succeeded;
    assert.equal(
      [first, second].map((each) => without(each, 'fields')),
      [
        { id: queued.id, updated: 1, dequeued: true, deleted_models: 0, urls: {} },
        { id: idle.id, updated: 1, dequeued: false, deleted_models: 1, urls: {} },
      ],
    );
    assert.equal(without(second?.fields as object, ...TIMES), without(single.fields, ...TIMES));
    assert.equal(await api.waiting(queued.execution.queue ?? ''), []);
  });

  test('reset_many: output artifacts go and are not named among the fields, input artifacts stay', async () => {
    const artifacts = [
      { key: 'out', type: 'str', uri: 'http://a/o' },
      { key: 'in', type: 'np', mode: 'input', uri: 'http://a/i' },
    ];
    const id = await api.create({ execution: { artifacts } });
    const { succeeded } = await callMany(api, 'tasks.reset_many', { ids: [id], return_file_urls: true });
    assert.equal(succeeded[0]?.urls, { model_urls: [], event_urls: [], artifact_urls: ['http://a/o'] });
    assert.not.ok(Object.hasOwn(succeeded[0]?.fields ?? {}, 'execution.artifacts'));
    assert.equal(
      Object.values((await api.read(id)).execution.artifacts ?? {}).map(({ key }) => key),
      ['in'],
    );
  });

  test('reset_many: with clear_all script and execution go too', async () => {
    const id = await api.create({ script: { repository: 'r' }, execution: { framework: 'f' } });
    await callMany(api, 'tasks.reset_many', { ids: [id], clear_all: true });
    const { script, execution } = await api.read(id);
    assert.equal([script ?? {}, execution], [{}, {}]);
  });

  test('delete_many: what delete says', async () => {
    const id = await api.create();
    await api.create({ parent: id });
    const [model, used] = [await api.model({ task: id }), await api.model({ task: id })];
    await api.create({ models: { input: [{ name: 'x', model: used.id }] } });
    assert.equal(item(await callMany(api, 'tasks.delete_many', { ids: [id], return_file_urls: true })), {
      id,
      deleted: true,
      updated_children: 1,
      updated_models: 0,
      deleted_models: 1,
      urls: { model_urls: [model.uri], event_urls: [], artifact_urls: [] },
    });
    const plain = item(await callMany(api, 'tasks.delete_many', { ids: [await api.create()] }));
    assert.is(plain.urls, null);
  });

  test('reset_many and delete_many keep the models when asked', async () => {
    for (const [action, heir] of [
      ['tasks.reset_many', () => undefined],
      ['tasks.delete_many', (id: string) => `__DELETED__${id}`],
    ] as const) {
      const id = await api.create();
      const model = await api.model({ task: id });
      const { deleted_models } = item(await callMany(api, action, { ids: [id], delete_output_models: false }));
      assert.is(deleted_models, 0);
      assert.is((await api.services.models.collection.get(model.id))?.task, heir(id));
    }
  });

  test('archive_many and unarchive_many: that it is so', async () => {
    const id = await api.create({ system_tags: ['development'] });
    assert.equal(item(await callMany(api, 'tasks.archive_many', { ids: [id] })), { id, archived: true });
    assert.equal(item(await callMany(api, 'tasks.unarchive_many', { ids: [id] })), { id, unarchived: true });
  });

  test('the actions answer at the version their definitions begin with', async () => {
    const id = await api.create();
    const { succeeded } = await api.call('tasks.archive_many', { ids: [id] }, ada, '2.13');
    assert.is(succeeded?.length, 1);
    assert.is(await api.refusal('tasks.archive_many', { ids: [id] }, ada, '2.12'), '404/0');
  });
});
