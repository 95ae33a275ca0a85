import * as assert from 'uvu/assert';
import type { MlwIndividual } from '../../../src/generated/surfaces/mlw.js';
import { importPath, mlwSuite, newImport, TASKS } from './fixture.js';

const DUPLICATE = [409, 'Task name already exists. Please provide another name', 'Duplicate name'];

mlwSuite('bringing in measurements', (test, server) => {
  test('answers the parent task with the one that brings them in', async () => {
    const ann = await server.ann();
    const { id, createdAt, sortTime, individualTasks, ...parent } = await server.imported(ann, { fileName: 'sensorData2' });
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.is(seconds(createdAt), sortTime);
    assert.equal(parent, {
      name: 'sensorData2',
      type: 'C8YDATA',
      cronExpression: '',
      status: 'Not Scheduled',
      projectID: ann.project,
      projectName: 'ExampleProject',
      properties: [
        { key: 'deviceID', label: 'Device ID', value: '446' },
        { key: 'dateFrom', label: 'Date From', value: '2020-07-03T06:00:00.000Z' },
        { key: 'dateTo', label: 'Date To', value: '2020-09-28T07:00:10.509Z' },
        { key: 'columnNames', label: 'Measurements', value: ['sensor4', 'sensor2'] },
        { key: 'aggregationType', label: 'Aggregation Type', value: 'None' },
      ],
      recurrence: 'ONE_TIME',
      startDate: '',
      startTimeH: '',
      startTimeM: '',
    });
    assert.is(individualTasks.length, 1);
    const { id: individual, executedAt, ...rest } = individualTasks[0] as MlwIndividual;
    assert.match(individual, /^[0-9a-f]{32}$/);
    // It is made right after its parent, maybe in the next second.
    assert.ok(seconds(executedAt) - sortTime <= 5, `${createdAt}, ${executedAt}`);
    assert.equal(rest, {
      tasksID: id,
      taskName: 'sensorData2',
      type: 'C8YDATA',
      projectID: ann.project,
      deviceID: '446',
      fileName: `./MLW/${ann.project}/Data/sensorData2.csv`,
      status: 'In Progress',
    });
  });

  test('keeps it in the core: a draft as the parent, and its child in the queue with all that a worker needs', async () => {
    const ann = await server.ann();
    const made = await server.imported(ann, { fileName: 'x' });
    const parent = await server.api.read(made.id);
    const child = await server.api.read(made.individualTasks[0]?.id ?? '');
    const tags = ['surface:mlw', `account:${ann.caller.company}`];
    assert.equal([parent.name, parent.type, parent.status, parent.project], ['MLW x', 'data_processing', 'created', ann.project]);
    assert.equal([child.type, child.status, child.parent, child.project], ['data_processing', 'queued', made.id, ann.project]);
    assert.equal([parent.system_tags, child.system_tags], [tags, tags]);
    const { queues } = await server.api.call('queues.get_all', { name: '^mlw$' }, ann.caller);
    assert.is(child.execution.queue, queues?.[0]?.id);
    const { deviceID, columnNames } = child.hyperparams.mlw ?? {};
    assert.equal([deviceID?.value, deviceID?.description], ['446', 'Device ID']);
    assert.equal([columnNames?.value, columnNames?.type], ['["sensor4","sensor2"]', 'json']);
  });

  test('takes JSON that is sent as text, since clients do', async () => {
    const ann = await server.ann();
    const text = JSON.stringify(newImport());
    await server.good(ann, 'POST', importPath(ann.project), text, { 'content-type': 'text/plain' });
  });

  test('echoes a whole moment, and puts day, hour and minute together', async () => {
    const ann = await server.ann();
    const times = { dateFrom: '2020-07-03', timeFromH: 7, timeFromM: '5', dateTo: '2020-07-04' };
    const { properties } = await server.imported(ann, times);
    const values = properties.map(({ value }) => value);
    assert.equal(values.slice(1, 3), ['2020-07-03T07:05:00.000Z', '2020-07-04T00:00:00.000Z']);
  });

  test('takes a name once in a project, and in another one again', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const asked = newImport({ fileName: 'the one' });
    await server.good(ann, 'POST', importPath(ann.project), asked);
    assert.equal(await server.refused(ann, 'POST', importPath(ann.project), asked), DUPLICATE);
    const other = await server.api.project({}, ann.caller);
    await server.good(ann, 'POST', importPath(other), asked);
    await server.good(bea, 'POST', importPath(bea.project), asked);
  });

  test('takes a name again when its task was deleted, by whichever way in', async () => {
    const ann = await server.ann();
    const asked = { fileName: 'again' };
    const first = await server.imported(ann, asked);
    await server.good(ann, 'DELETE', `${TASKS}/${first.id}`);
    const second = await server.imported(ann, asked);
    await server.api.call('tasks.delete', { task: second.id }, ann.caller);
    await server.imported(ann, asked);
    assert.equal(await server.refused(ann, 'POST', importPath(ann.project), newImport(asked)), DUPLICATE);
  });

  test('of many at the same time lets one have the name, and leaves nothing of the others', async () => {
    const ann = await server.ann();
    const asked = newImport({ fileName: 'wanted by all' });
    const all = Array.from({ length: 8 }, () => server.asked(ann, 'POST', importPath(ann.project), asked));
    assert.equal((await Promise.all(all)).map(({ status }) => status).sort(), [200, ...Array(7).fill(409)]);
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 2, 'a parent and its child');
  });
});

/** An asctime in seconds since 1970. */
function seconds(text: string): number {
  return Date.parse(`${text} UTC`) / 1000;
}
