import * as assert from 'uvu/assert';
import type { MlwDeleteIndividualAnswer200, MlwDeleteParentAnswer200 } from '../../../src/generated/surfaces/mlw.js';
import { type Account, type MlwServer, mlwSuite, NOW, TASKS } from './fixture.js';

const AHEAD = '2020-10-01T12:30:00.000000Z';

function deleteParent(server: MlwServer, ann: Account, id: string): Promise<MlwDeleteParentAnswer200> {
  return server.good<MlwDeleteParentAnswer200>(ann, 'DELETE', `${TASKS}/${id}`);
}

function deleteIndividual(server: MlwServer, ann: Account, parent: string, id: string): Promise<MlwDeleteIndividualAnswer200> {
  return server.good<MlwDeleteIndividualAnswer200>(ann, 'DELETE', `${TASKS}/${parent}/task/${id}`);
}

mlwSuite('deleting', (test, server) => {
  test('a parent takes its individuals along; told is what is left, as maps', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const [gone, left] = [await server.trained(ann), await server.imported(ann)];
    await server.imported(bea);
    const { data } = await deleteParent(server, ann, gone.id);
    const { individualTasks, ...parent } = left;
    const [individual] = individualTasks;
    assert.equal(data, { [left.id]: { ...parent, individualTasks: { [individual?.id ?? '']: individual } } });
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 2);
    assert.equal(await deleteParent(server, ann, left.id), { data: {} });
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
  });

  test('what waits leaves its queue', async () => {
    const ann = await server.ann();
    const { id, individualTasks } = await server.trained(ann);
    const { execution } = await server.api.read(individualTasks[0]?.id ?? '');
    assert.is((await server.api.waiting(execution.queue ?? '', ann.caller)).length, 1);
    await deleteParent(server, ann, id);
    assert.equal(await server.api.waiting(execution.queue ?? '', ann.caller), []);
  });

  test('a running one goes too', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann);
    const { id } = await server.individualIn(ann, made, 'in_progress', { last_worker: 'gpu:1', last_update: new Date() });
    const { data } = await deleteIndividual(server, ann, made.id, id);
    assert.equal(data, [{ ...made, individualTasks: [] }]);
    assert.is(await server.api.services.tasks.collection.get(id), undefined);
  });

  test('an individual leaves its parent and siblings', async () => {
    const ann = await server.ann();
    await server.imported(ann);
    const made = await server.trained(ann, { recurrence: 'REPEAT', cronExpression: '* * * * *' });
    await server.queueDue(ann, new Date(NOW + 60_000));
    await server.queueDue(ann, new Date(NOW + 120_000));
    const [first, second] = (await server.parent(ann, made.id)).individualTasks;
    const { data } = await deleteIndividual(server, ann, made.id, first?.id ?? '');
    assert.equal(data, [{ ...made, individualTasks: [second] }], 'only the parent that it was of');
    assert.is(data[0]?.status, 'SCHEDULED', 'it goes on');
  });

  test('ends the schedule of a parent', async () => {
    const ann = await server.ann();
    const { id } = await server.trained(ann, { recurrence: 'REPEAT', cronExpression: '* * * * *' });
    await deleteParent(server, ann, id);
    assert.equal(await server.queueDue(ann, new Date(NOW + 3_600_000)), []);
    assert.is(await server.api.services.schedules.collection.get(id), undefined);
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
  });

  test('the individual that waits for its start ends the schedule, too', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann, { startDate: AHEAD });
    assert.is(made.status, 'SCHEDULED');
    const { data } = await deleteIndividual(server, ann, made.id, made.individualTasks[0]?.id ?? '');
    assert.equal([data[0]?.status, data[0]?.individualTasks], ['NOT SCHEDULED', []]);
    assert.is(await server.api.services.schedules.collection.get(made.id), undefined);
  });

  test('while a schedule makes one more, it goes with its parent', async () => {
    const ann = await server.ann();
    for (let i = 0; i < 5; i++) {
      const { id } = await server.trained(ann, { recurrence: 'REPEAT', cronExpression: '* * * * *' });
      const both = [deleteParent(server, ann, id), server.queueDue(ann, new Date(NOW + 60_000))];
      await Promise.all(i % 2 ? both : both.reverse());
    }
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
  });

  test('many at the same time: each goes once, and the others learn that it is gone', async () => {
    const ann = await server.ann();
    const { id } = await server.trained(ann);
    const answers = await Promise.all(Array.from({ length: 6 }, () => server.asked(ann, 'DELETE', `${TASKS}/${id}`)));
    assert.ok(answers.some(({ status }) => status === 200));
    assert.ok(
      answers.every(({ status }) => status === 200 || status === 404),
      JSON.stringify(answers.map(({ status }) => status)),
    );
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
  });

  for (const status of ['publishing', 'published'] as const) {
    test(`what is ${status} stays, and all of its family with it`, async () => {
      const ann = await server.ann();
      const made = await server.trained(ann, { recurrence: 'REPEAT', cronExpression: '* * * * *' });
      await server.queueDue(ann, new Date(NOW + 60_000));
      const { id } = await server.individualIn(ann, await server.parent(ann, made.id), status);
      const refusal = [409, `Task with id '${id}' is published and cannot be deleted.`, 'Conflict'];
      assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${made.id}`), refusal);
      assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${made.id}/task/${id}`), refusal);
      assert.is((await server.parent(ann, made.id)).status, 'SCHEDULED');
    });
  }

  test('knows only what is there', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const { id, individualTasks } = await server.trained(bea);
    const refusal = [404, `Task with id '${id}' not found.`, 'Not Found'];
    assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${id}`), refusal);
    assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${id}/task/${individualTasks[0]?.id}`), refusal);
    assert.is(await server.api.services.tasks.countOwn({}, bea.caller), 2);
  });
});
