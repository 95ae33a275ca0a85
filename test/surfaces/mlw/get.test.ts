import * as assert from 'uvu/assert';
import type { MlwGetTasksAnswer200 } from '../../../src/generated/surfaces/mlw.js';
import { ada } from '../../support/api.js';
import { mlwSuite, TASKS } from './fixture.js';

const notFound = (id: string) => [404, `Task with id '${id}' not found.`, 'Not Found'];

mlwSuite('reading tasks', (test, server) => {
  test('lists the parents of the company, newest first, all of them and without their individuals', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const ids = [];
    // More than the core gives in one page would take long: that pages are put together is every-task's to say.
    for (let i = 0; i < 4; i++) ids.unshift((await server.imported(ann)).id);
    await server.imported(bea);
    await server.api.create({}, ann.caller);
    const { data } = await server.good<MlwGetTasksAnswer200>(ann, 'GET', TASKS);
    assert.equal(
      data.map(({ id }) => id),
      ids,
    );
    assert.ok(data.every((parent) => !('individualTasks' in parent)));
    const sorted = data.map(({ sortTime }) => sortTime);
    assert.equal(
      sorted,
      sorted.toSorted((a, b) => b - a),
    );
  });

  test('tells one parent bare, with its individuals as a list', async () => {
    const ann = await server.ann();
    const made = await server.imported(ann);
    assert.equal(await server.parent(ann, made.id), made);
  });

  test('tells one individual bare', async () => {
    const ann = await server.ann();
    const made = await server.imported(ann);
    const [individual] = made.individualTasks;
    assert.equal(await server.good(ann, 'GET', `${TASKS}/${made.id}/task/${individual?.id}`), individual);
  });

  test('knows no task of others, none of the core, and no individual of another parent or as a parent', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const [mine, other, theirs] = [await server.imported(ann), await server.imported(ann), await server.imported(bea)];
    const foreign = await server.api.create({}, ann.caller);
    const individual = mine.individualTasks[0]?.id ?? '';
    for (const id of [theirs.id, foreign, individual, 'nothing', '1601287609_Tasks']) {
      assert.equal(await server.refused(ann, 'GET', `${TASKS}/${id}`), notFound(id));
    }
    assert.equal(await server.refused(ann, 'GET', `${TASKS}/${other.id}/task/${individual}`), notFound(individual));
    assert.equal(await server.refused(ann, 'GET', `${TASKS}/${mine.id}/task/${mine.id}`), notFound(mine.id));
    assert.equal(await server.refused(ann, 'GET', `${TASKS}/${theirs.id}/task/${individual}`), notFound(theirs.id));
  });

  test("does not show another company's public task that carries its tags", async () => {
    const ann = await server.ann();
    const system_tags = ['surface:mlw', `account:${ann.caller.company}`];
    const { id } = await server.api.stored({ system_tags, company: '', company_origin: ada.company });
    const { data } = await server.good<MlwGetTasksAnswer200>(ann, 'GET', TASKS);
    assert.equal(data, []);
    assert.equal(await server.refused(ann, 'GET', `${TASKS}/${id}`), notFound(id));
  });

  test('shows an archived task: MLW knows no archive', async () => {
    const ann = await server.ann();
    const { id } = await server.imported(ann);
    await server.api.call('tasks.archive', { tasks: [id] }, ann.caller);
    const { data } = await server.good<MlwGetTasksAnswer200>(ann, 'GET', TASKS);
    assert.is(data[0]?.id, id);
  });

  test('what somebody broke through the API is shown as far as it can be', async () => {
    const ann = await server.ann();
    const { id } = await server.imported(ann, { fileName: 'broken' });
    const broken = { mlw: { name: 'mlw', value: '{"type":"NEW","properties":[7,"deviceID","gone"],"schedule":[]}' } };
    const hyperparams = { mlw: { deviceID: { section: 'mlw', name: 'deviceID', value: '{', type: 'json' } } };
    await server.api.services.tasks.collection.update({ id }, { $set: { configuration: broken, hyperparams } });
    const { name, type, status, properties, recurrence, startDate } = await server.parent(ann, id);
    assert.equal([name, type, status, recurrence, startDate], ['broken', 'CODE', 'EXECUTED', 'ONE_TIME', '']);
    assert.equal(properties, [{ key: 'deviceID', label: 'deviceID', value: '{' }]);
  });
});
