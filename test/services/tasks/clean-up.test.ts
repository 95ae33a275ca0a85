import * as assert from 'uvu/assert';
import type { ModelDocument } from '../../../src/services/models/model-document.js';
import { ada, apiSuite, eve, type Fields, type TestApi } from '../../support/api.js';

/** What became of a model: `gone`, or the task it names. */
async function fate(api: TestApi, { id }: ModelDocument): Promise<string> {
  const model = await api.services.models.collection.get(id);
  return model ? (model.task ?? 'of no task') : 'gone';
}

/** A stopped, archived task with a model of every kind, so that reset and delete both take it. */
async function family(api: TestApi) {
  const { id: task } = await api.taskIn('stopped', { system_tags: ['archived'] });
  const made = await api.model({ task });
  const used = await api.model({ task });
  const listed = await api.model();
  const foreign = await api.model({ task }, eve);
  await api.create({ models: { input: [{ name: 'x', model: used.id }] } });
  const output = [listed, foreign].map(({ id }) => ({ name: id, model: id }));
  await api.services.tasks.collection.update({ id: task }, { $set: { 'models.output': output } });
  return { task, made, used, listed, foreign };
}

apiSuite('models of a task that is reset or deleted', (test, api) => {
  for (const [action, heir] of [
    ['tasks.reset', () => 'of no task'],
    ['tasks.delete', (task: string) => `__DELETED__${task}`],
  ] as const) {
    test(`${action}: drafts go, unless another task uses them`, async () => {
      const { task, made, used, listed, foreign } = await family(api);
      const { urls, deleted_models } = (await api.call(action, { task, return_file_urls: true })) as {
        urls: { model_urls: string[] };
        deleted_models: number;
      };
      assert.is(deleted_models, 2);
      assert.equal([...urls.model_urls].sort(), [made.uri, listed.uri].sort());
      assert.equal([await fate(api, made), await fate(api, listed)], ['gone', 'gone']);
      assert.is(await fate(api, used), 'of no task');
      assert.is(await fate(api, foreign), task, 'what another company has stays as it is');
    });

    test(`${action}: on demand all stay, for ${heir('the task')}`, async () => {
      const { task, made, used, listed } = await family(api);
      const answer = (await api.call(action, { task, delete_output_models: false })) as Fields;
      assert.is(answer.deleted_models, 0);
      assert.is(answer.updated_models, action === 'tasks.delete' ? 3 : undefined);
      for (const model of [made, used, listed]) assert.is(await fate(api, model), heir(task));
    });

    test(`${action}: the flag is true or false, though no definition names it`, async () => {
      const { task, made } = await family(api);
      for (const flag of ['false', 0, []]) {
        const { code, subcode, data } = await api.refused(action, { task, delete_output_models: flag });
        assert.equal([code, subcode, data.field], [400, 12, 'delete_output_models']);
      }
      assert.is(await fate(api, made), task);
    });

    test(`${action}: a ready model of the task keeps it, unless forced`, async () => {
      const { task, made } = await family(api);
      const ready = await api.model({ task, ready: true });
      const { subcode, message } = await api.refused(action, { task });
      assert.is(subcode, 123);
      assert.match(message, `(has output models, use force=True): task=${task}, models=1`);
      assert.equal([await fate(api, made), await fate(api, ready)], [task, task], 'nothing happened');
      await api.call(action, { task, force: true });
      assert.equal([await fate(api, made), await fate(api, ready)], ['gone', heir(task)]);
    });

    test(`${action}: so does a ready model it only lists`, async () => {
      const listed = await api.model({ ready: true });
      const task = await api.create({ models: { output: [{ name: 'x', model: listed.id }] } });
      const { message } = await api.refused(action, { task });
      assert.match(message, `(has output model, use force=True): task=${task}, model=${listed.id}`);
      await api.call(action, { task, force: true });
      assert.is(await fate(api, listed), heir(task));
    });

    test(`${action}: a published child keeps its parent, unless forced`, async () => {
      const task = await api.create();
      const { id: child } = await api.taskIn('published', { parent: task });
      await api.taskIn('published', { parent: task }, eve);
      await api.taskIn('stopped', { parent: task });
      const { subcode, message } = await api.refused(action, { task });
      assert.is(subcode, 123);
      assert.match(message, `(has children, use force=True): task=${task}, children=1`);
      await api.call(action, { task, force: true });
      assert.is((await api.read(child)).parent, action === 'tasks.delete' ? `__DELETED__${task}` : task);
    });
  }

  test('a model that only the deleted task itself used as input counts as used', async () => {
    const { id: task } = await api.taskIn('created');
    const model = await api.model({ task });
    await api.call('tasks.edit', { task, models: { input: [{ name: 'x', model: model.id }] } });
    await api.call('tasks.reset', { task }, ada);
    assert.is(await fate(api, model), 'of no task');
  });
});
