import * as assert from 'uvu/assert';
import { newId } from '../../../src/services/ids.js';
import { usedAsInput } from '../../../src/services/tasks/model-use.js';
import { ada, apiSuite, eve, type TestApi } from '../../support/api.js';

const input = (...models: string[]) => ({ models: { input: models.map((model) => ({ name: model, model })), output: [] } });

async function used(api: TestApi, ...models: string[]): Promise<string[]> {
  return [...(await usedAsInput(models, api.services.tasks))].sort();
}

apiSuite('which models tasks read', (test, api) => {
  test('those of any task, whoever it belongs to', async () => {
    const [own, foreign, open, output, free] = Array.from({ length: 5 }, () => newId()) as [
      string,
      string,
      string,
      string,
      string,
    ];
    await api.stored(input(own, newId()));
    await api.stored(input(own));
    await api.stored(input(foreign), eve);
    await api.stored({ ...input(newId(), open), company: '' });
    await api.stored({ models: { input: [], output: [{ name: 'x', model: output }] } });
    assert.equal(await used(api, own, foreign, open, output, free), [own, foreign, open].sort());
    assert.equal(await used(api, free), []);
    assert.equal(await used(api), []);
  });

  test('is known at once, whichever way the models of a task change', async () => {
    const models = [await api.model(), await api.model()];
    const [first, second] = models.map(({ id }) => id) as [string, string];
    const task = await api.create({ models: { input: [{ name: 'm', model: first }] } });
    assert.equal(await used(api, first, second), [first]);
    await api.call('tasks.edit', { task, models: { input: [{ name: 'm', model: second }] } });
    assert.equal(await used(api, first, second), [second]);
    await api.call('tasks.add_or_update_model', { task, name: 'n', model: first, type: 'input' });
    assert.equal(await used(api, first, second), [first, second].sort());
    await api.call('tasks.delete_models', { task, models: [{ name: 'm', type: 'input' }] });
    assert.equal(await used(api, first, second), [first]);
    await api.call('tasks.delete', { task });
    assert.equal(await used(api, first, second), []);
  });

  test('takes no reading of all tasks', async () => {
    for (let i = 0; i < 5; i++) await api.stored(input(`m${i}`));
    for (const models of [['m1'], ['m1', 'm2', 'nosuch'], Array.from({ length: 50 }, (_, i) => `m${i}`)]) {
      const { scan, detail } = await api.services.tasks.collection.explain({ 'models.input.model': { $in: models } });
      assert.not.ok(scan, detail);
      assert.match(detail, 'input_model');
    }
  });

  test('a draft that only a public task reads is kept when its maker goes', async () => {
    const task = await api.create();
    const model = await api.model({ task });
    await api.stored({ ...input(model.id), company: '', company_origin: ada.company });
    await api.call('tasks.delete', { task });
    assert.is((await api.services.models.collection.get(model.id))?.task, undefined);
  });
});
