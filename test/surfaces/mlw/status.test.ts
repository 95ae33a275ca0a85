import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import type { MlwGetTasksAnswer200, MlwType } from '../../../src/generated/surfaces/mlw.js';
import { type Account, type MlwServer, mlwSuite, TASKS } from './fixture.js';

const STATUSES: Readonly<Record<TaskStatus, readonly [data: string, training: string]>> = {
  created: ['In Progress', 'INITIALISING'],
  queued: ['In Progress', 'INITIALISING'],
  in_progress: ['In Progress', 'RUNNING'],
  stopped: ['STOPPED', 'STOPPED'],
  failed: ['FAILED', 'FAILED'],
  completed: ['COMPLETED', 'COMPLETED'],
  closed: ['COMPLETED', 'COMPLETED'],
  publishing: ['COMPLETED', 'COMPLETED'],
  published: ['COMPLETED', 'COMPLETED'],
  unknown: ['FAILED', 'FAILED'],
};

mlwSuite('statuses and messages', (test, server) => {
  for (const [status, [data, training]] of Object.entries(STATUSES)) {
    test(`${status} in the core is ${data} for data and ${training} for a training`, async () => {
      const ann = await server.ann();
      const [imported, trained] = [await server.imported(ann), await server.trained(ann)];
      assert.is((await server.individualIn(ann, imported, status as TaskStatus)).status, data);
      assert.is((await server.individualIn(ann, trained, status as TaskStatus)).status, training);
      assert.is((await server.parent(ann, imported.id)).status, 'Not Scheduled', 'the parent tells of its schedule');
      assert.is((await server.parent(ann, trained.id)).status, 'NOT SCHEDULED');
    });
  }

  test('a message is what the worker said, else what MLW says of such a task', async () => {
    const ann = await server.ann();
    const [imported, trained] = [await server.imported(ann), await server.trained(ann)];
    const message = async (made: typeof trained, status: TaskStatus, fields = {}) =>
      (await server.individualIn(ann, made, status, fields)).message;
    assert.is(await message(imported, 'queued'), undefined);
    assert.is(await message(trained, 'queued'), 'Initialising');
    assert.is(await message(trained, 'in_progress'), 'In Progress');
    assert.is(await message(trained, 'in_progress', { status_message: 'epoch 2' }), 'epoch 2');
    assert.is(await message(trained, 'stopped', { status_message: 'Stopped by ann' }), 'Stopped by ann');
    assert.is(await message(trained, 'failed', { status_message: 'last lines' }), 'last lines');
    assert.is(await message(trained, 'failed', { output: { error: 'no data' } }), 'no data');
  });

  test('a result counts as saved, and is said to be, when it is there', async () => {
    const ann = await server.ann();
    const [imported, trained] = [await server.imported(ann, { fileName: 'x1' }), await server.trained(ann)];
    const saved = async (made: typeof trained, fields = {}) => {
      const { fileSaved, message } = await server.individualIn(ann, made, 'completed', { status_message: '', ...fields });
      return [fileSaved, message];
    };
    assert.equal(await saved(imported), [false, 'Completed']);
    assert.equal(await saved(trained), [false, 'Completed']);
    const artifact = (key: string, mode: string) => ({ artifacts: { a: { key, mode, type: 'file', display_data: [] } } });
    assert.equal(await saved(imported, { execution: artifact('worker log', 'output') }), [false, 'Completed']);
    assert.equal(await saved(imported, { execution: artifact('x1.csv', 'input') }), [false, 'Completed']);
    assert.equal(await saved(imported, { execution: artifact('x1.csv', 'output') }), [true, 'Data Saved to Data Section']);
    const models = { input: [], output: [{ name: 'cast', model: 'm1' }] };
    assert.equal(await saved(trained, { models }), [true, 'Model Saved to Model Section']);
  });

  const parents: readonly (readonly [MlwType, string, string])[] = [
    ['AUTOML', 'Not Scheduled', 'Not Scheduled'],
    ['ANOMALY', 'Not Scheduled', 'Not Scheduled'],
    ['COMMIT/PULL', 'Not Scheduled', 'Not Scheduled'],
    ['CODE', 'EXECUTED', 'EXECUTED'],
    ['WORKFLOW', 'RUNNING', 'EXECUTED'],
    ['DATAHUB', 'RUNNING', 'EXECUTED'],
    ['S3', 'RUNNING', 'EXECUTED'],
    ['PROJECT_DOWNLOAD', 'RUNNING', 'EXECUTED'],
    ['PROJECT_UPLOAD', 'RUNNING', 'EXECUTED'],
    ['PROJECT_DELETE', 'RUNNING', 'EXECUTED'],
  ];
  for (const [type, running, over] of parents) {
    test(`a parent of type ${type} is ${running} while its individual runs, and ${over} after it`, async () => {
      const ann = await server.ann();
      const id = await typed(server, ann, type);
      const child = await server.api.stored({ parent: id, status: 'in_progress', system_tags: tags(ann) }, ann.caller);
      assert.equal(await both(server, ann, id), [running, running]);
      await server.api.services.tasks.collection.update({ id: child.id }, { $set: { status: 'completed' } });
      assert.equal(await both(server, ann, id), [over, over]);
    });
  }
});

function tags({ caller }: Account): string[] {
  return ['surface:mlw', `account:${caller.company}`];
}

async function typed(server: MlwServer, ann: Account, type: MlwType): Promise<string> {
  const configuration = { mlw: { name: 'mlw', value: JSON.stringify({ type, name: 'a task' }) } };
  return (await server.api.stored({ configuration, system_tags: tags(ann) }, ann.caller)).id;
}

/** Status of a parent as the list and the task itself show it. */
async function both(server: MlwServer, ann: Account, id: string): Promise<(string | undefined)[]> {
  const { data } = await server.good<MlwGetTasksAnswer200>(ann, 'GET', TASKS);
  return [data.find((parent) => parent.id === id)?.status, (await server.parent(ann, id)).status];
}
