import * as assert from 'uvu/assert';
import type { ModelDocument } from '../../../src/services/models/model-document.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { ada, apiSuite, eve, type TestApi } from '../../support/api.js';

const outputs = (...models: readonly Pick<ModelDocument, 'id'>[]): TaskDocument['models'] => ({
  input: [],
  output: models.map(({ id }) => ({ name: id, model: id })),
});

async function ready(api: TestApi, { id }: ModelDocument): Promise<boolean | undefined> {
  return (await api.services.models.collection.get(id))?.ready;
}

apiSuite('tasks.publish', (test, api) => {
  test('makes the last output model ready, and only that one', async () => {
    const [first, last] = [await api.model(), await api.model()];
    const { id } = await api.taskIn('completed', { models: outputs(first, last) });
    const { fields } = await api.call('tasks.publish', { task: id });
    assert.is(fields?.status, 'published');
    assert.equal([await ready(api, first), await ready(api, last)], [false, true]);
    const published = await api.services.models.collection.get(last.id);
    assert.ok(published && published.last_update >= last.last_update);
  });

  test('leaves the models alone when told so', async () => {
    const model = await api.model();
    const { id } = await api.taskIn('completed', { models: outputs(model) });
    await api.call('tasks.publish', { task: id, publish_model: false });
    assert.is((await api.read(id)).status, 'published');
    assert.is(await ready(api, model), false);
  });

  test('takes null as if the flag were not there', async () => {
    const model = await api.model();
    const { id } = await api.taskIn('completed', { models: outputs(model) });
    await api.call('tasks.publish', { task: id, publish_model: null });
    assert.is(await ready(api, model), true);
  });

  test('does not mind an output model that is ready, unknown or somebody else’s', async () => {
    const isReady = await api.model({ ready: true });
    const foreign = await api.model({}, eve);
    for (const model of [isReady, foreign, { id: 'no-such-model' }]) {
      const { id } = await api.taskIn('completed', { models: outputs(model) });
      await api.call('tasks.publish', { task: id });
      assert.is((await api.read(id)).status, 'published');
    }
    assert.is(await ready(api, foreign), false);
    assert.equal((await api.services.models.collection.get(isReady.id))?.last_update, isReady.last_update);
  });

  test('gives the task its status back when the model cannot be published', async () => {
    const { id } = await api.taskIn('failed', {
      models: outputs(await api.model()),
      status_reason: 'because',
      status_message: 'it failed',
    });
    const { models } = api.services;
    const write = models.collection.update;
    models.collection.update = () => Promise.reject(new Error('the disk is full'));
    try {
      const error = await api.call('tasks.publish', { task: id }, ada).catch((thrown: unknown) => thrown);
      assert.is((error as Error).message, 'the disk is full');
    } finally {
      models.collection.update = write;
    }
    const { status, status_reason, status_message, published } = await api.read(id);
    assert.equal([status, status_reason, status_message, published], ['failed', 'because', 'it failed', undefined]);
  });

  test('is refused before anything happens where the table has no such step', async () => {
    const model = await api.model();
    const { id } = await api.taskIn('created', { models: outputs(model) });
    assert.is(await api.refusal('tasks.publish', { task: id }), '400/110');
    assert.is(await ready(api, model), false);
    await api.call('tasks.publish', { task: id, force: true });
    assert.is(await ready(api, model), true);
  });

  test('can be repeated only with force', async () => {
    const { id } = await api.taskIn('published');
    assert.is(await api.refusal('tasks.publish', { task: id }), '400/110');
    assert.is((await api.call('tasks.publish', { task: id, force: true })).updated, 1);
  });

  test('completed publishes too when asked, and its model', async () => {
    const model = await api.model();
    const { id } = await api.taskIn('in_progress', { models: outputs(model) });
    await api.call('tasks.completed', { task: id, publish: true });
    assert.is((await api.read(id)).status, 'published');
    assert.is(await ready(api, model), true);
  });

  test('a version that knows no publishing takes the flag too, since later ones declare it', async () => {
    const { id } = await api.taskIn('in_progress');
    await api.call('tasks.completed', { task: id, publish: true }, ada, '2.2');
    assert.is((await api.read(id)).status, 'published');
  });
});
