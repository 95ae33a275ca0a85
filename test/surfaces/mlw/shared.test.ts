import * as assert from 'uvu/assert';
import type { MlwGetTasksAnswer200 } from '../../../src/generated/surfaces/mlw.js';
import { makeMlwWith, mlwSuite, NOW, TASKS } from './fixture.js';

mlwSuite(
  'a shared view',
  (test, server) => {
    test('shows a task that was made elsewhere as a parent of type CODE, and itself as its one execution', async () => {
      const ann = await server.ann();
      const fields = { name: 'from the SDK', type: 'training', project: ann.project };
      const id = await server.api.create(fields, ann.caller);
      await server.api.call('tasks.started', { task: id }, ann.caller);
      const { data } = await server.good<MlwGetTasksAnswer200>(ann, 'GET', TASKS);
      const { individualTasks, ...parent } = await server.parent(ann, id);
      assert.equal(data, [parent]);
      const { name, type, status, projectName, properties, recurrence, startDate } = parent;
      assert.equal([name, type, status, projectName], ['from the SDK', 'CODE', 'EXECUTED', 'ExampleProject']);
      assert.equal([properties, recurrence, startDate], [[], 'ONE_TIME', '']);
      const [individual] = individualTasks;
      assert.equal([individual?.id, individual?.tasksID, individual?.taskName], [id, id, 'from the SDK']);
      assert.equal([individual?.status, individual?.type, individual?.fileName], ['RUNNING', 'CODE', undefined]);
      assert.equal(await server.good(ann, 'GET', `${TASKS}/${id}/task/${id}`), individual);
    });

    test('its children are its executions where it has any, and no parents', async () => {
      const ann = await server.ann();
      const parent = await server.api.create({}, ann.caller);
      const children = [];
      for (let i = 0; i < 2; i++) {
        children.push((await server.api.stored({ parent, created: new Date(NOW + i) }, ann.caller)).id);
      }
      const { individualTasks } = await server.parent(ann, parent);
      assert.equal(
        individualTasks.map(({ id }) => id),
        children,
      );
      const { data } = await server.good<MlwGetTasksAnswer200>(ann, 'GET', TASKS);
      assert.equal(
        data.map(({ id }) => id),
        [parent],
      );
    });

    test('does not show what is public, nor other companies', async () => {
      const [ann, bea] = [await server.ann(), await server.ann()];
      await server.api.create({}, bea.caller);
      await server.api.stored({ company: '' });
      assert.equal(await server.good(ann, 'GET', TASKS), { data: [] });
    });

    test('own tasks are as ever, without executions made up for them', async () => {
      const ann = await server.ann();
      const { id } = await server.trained(ann, { recurrence: 'REPEAT', cronExpression: '0 0 * * *' });
      const { type, individualTasks } = await server.parent(ann, id);
      assert.equal([type, individualTasks], ['NN', []]);
    });

    test('what was made elsewhere is not deleted from here', async () => {
      const ann = await server.ann();
      const foreign = await server.api.create({}, ann.caller);
      const refusal = (id: string) => [
        409,
        `Task with id '${id}' was not made over this interface and cannot be deleted.`,
        'Conflict',
      ];
      assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${foreign}`), refusal(foreign));
      assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${foreign}/task/${foreign}`), refusal(foreign));
      const own = await server.trained(ann);
      const clone = await server.api.create({ parent: own.id }, ann.caller);
      assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${own.id}`), refusal(clone));
      assert.equal(await server.refused(ann, 'DELETE', `${TASKS}/${own.id}/task/${clone}`), refusal(clone));
      assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 4);
    });

    test('is no training that could be stopped early', async () => {
      const ann = await server.ann();
      const { id } = await server.api.stored({ status: 'in_progress' }, ann.caller);
      assert.is((await server.asked(ann, 'PUT', `${TASKS}/${id}/task/${id}`)).status, 400);
    });
  },
  makeMlwWith({ shared: true }),
);

mlwSuite('a view that is not shared', (test, server) => {
  test("leaves out what was made elsewhere, among an own task's children too", async () => {
    const ann = await server.ann();
    await server.api.create({}, ann.caller);
    const made = await server.trained(ann);
    const clone = await server.api.create({ parent: made.id }, ann.caller);
    assert.is((await server.parent(ann, made.id)).individualTasks.length, 1);
    await server.good(ann, 'DELETE', `${TASKS}/${made.id}`);
    assert.is((await server.api.read(clone)).status, 'created', 'nor does it delete them');
  });
});
