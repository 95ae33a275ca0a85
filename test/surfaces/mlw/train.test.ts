import * as assert from 'uvu/assert';
import type { MlwInvalid } from '../../../src/generated/surfaces/mlw.js';
import { mlwSuite, NOW, newTraining, trainPath } from './fixture.js';

const AHEAD = '2020-10-01T12:30:00.000000Z';
const minutes = (number: number) => new Date(NOW + number * 60_000);

mlwSuite('training a network', (test, server) => {
  test('answers the parent task with its individual, which waits in the queue', async () => {
    const ann = await server.ann();
    const parent = await server.trained(ann, { modelName: 'cast' });
    const { status, recurrence, cronExpression, properties } = parent;
    assert.equal([status, recurrence, cronExpression], ['NOT SCHEDULED', 'ONE_TIME', '']);
    assert.equal(
      properties.map(({ key, label, value }) => [key, label, value]),
      [
        ['problemType', 'Problem Type', 'classification'],
        ['optimizer', 'Optimizer', 'adam'],
        ['learningRate', 'Learning Rate', 0.0001],
        ['loss', 'Loss', 'categorical_crossentropy'],
        ['metrics', 'Metrics', ['accuracy']],
        ['epoch', 'Epoch', 5],
        ['testSize', 'Test Size', 0.3],
        ['batchSize', 'Batch Size', 15],
      ],
    );
    const [individual] = parent.individualTasks;
    assert.is(parent.individualTasks.length, 1);
    assert.equal([individual?.status, individual?.message, individual?.type], ['INITIALISING', 'Initialising', 'NN']);
    assert.equal([individual?.log, individual?.history, individual?.properties], [{}, [], []]);
    const second = Date.parse(`${individual?.executedAt} UTC`) / 1000;
    assert.is(individual?.fileName, `./MLW/${ann.project}/Model/cast_${second}.onnx`);
    assert.equal([individual?.fileSaved, individual?.completedAt], [undefined, undefined]);
    const child = await server.api.read(individual?.id ?? '');
    assert.equal([child.status, child.type], ['queued', 'training']);
    const { dataID, shuffleData, architectureID, epoch } = child.hyperparams.mlw ?? {};
    assert.equal([dataID?.value, architectureID?.value], ['1600941001_Data', '1600941000_Architecture']);
    assert.equal([shuffleData?.value, shuffleData?.type, epoch?.value], ['true', 'json', '5']);
  });

  test('asked for at once it shows when that was, without a zone', async () => {
    const { createdAt, startDate, startTimeH, startTimeM, timeZone } = await server.trained(await server.ann());
    const created = new Date(`${createdAt} UTC`).toISOString();
    assert.is(`${startDate}T${startTimeH}:${startTimeM}`, created.slice(0, 16));
    assert.is(timeZone, undefined);
  });

  test('values come back as they were sent, numbers as texts too', async () => {
    const ann = await server.ann();
    const { properties } = await server.trained(ann, { epoch: '5', testSize: 0.25, metrics: [] });
    const values = Object.fromEntries(properties.map(({ key, value }) => [key, value]));
    assert.equal([values.epoch, values.testSize, values.metrics], ['5', 0.25, []]);
  });

  test('with a start that is ahead it waits for that, and is scheduled until then', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann, { startDate: AHEAD });
    const { status, startDate, startTimeH, startTimeM, timeZone } = made;
    assert.equal([status, startDate, startTimeH, startTimeM, timeZone], ['SCHEDULED', '2020-10-01', '12', '30', 'UTC']);
    const [individual] = made.individualTasks;
    assert.is(individual?.status, 'INITIALISING');
    assert.is((await server.api.read(individual?.id ?? '')).status, 'created');
    assert.equal(await server.queueDue(ann, new Date('2020-10-01T12:29:59Z')), []);
    assert.equal(await server.queueDue(ann, new Date('2020-10-01T12:30:00Z')), [individual?.id]);
    const { status: later, individualTasks } = await server.parent(ann, made.id);
    assert.equal([later, individualTasks.length], ['NOT SCHEDULED', 1]);
  });

  test('with a start that is over it begins at once, and says when it was to', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann, { startDate: '2020-09-28T10:06:48.000000Z' });
    assert.equal([made.status, made.startDate, made.timeZone], ['NOT SCHEDULED', '2020-09-28', 'UTC']);
    assert.is((await server.api.read(made.individualTasks[0]?.id ?? '')).status, 'queued');
  });

  test('again and again: one more individual at each time, and scheduled all along', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann, { modelName: 'nightly', recurrence: 'REPEAT', cronExpression: '*/30 * * * *' });
    assert.equal([made.status, made.recurrence, made.cronExpression], ['SCHEDULED', 'REPEAT', '*/30 * * * *']);
    assert.equal(made.individualTasks, []);
    const queued = [];
    for (const minute of [23, 24, 53, 54, 84]) queued.push(...(await server.queueDue(ann, minutes(minute))));
    const { status, individualTasks } = await server.parent(ann, made.id);
    assert.equal(
      individualTasks.map(({ id }) => id),
      queued,
      'oldest first',
    );
    assert.equal([status, queued.length], ['SCHEDULED', 3]);
    const [first] = individualTasks;
    assert.equal([first?.taskName, first?.type, first?.status], ['nightly', 'NN', 'INITIALISING']);
    const child = await server.api.read(first?.id ?? '');
    assert.equal([child.project, child.status, child.user], [ann.project, 'queued', ann.caller.user]);
    assert.equal(child.system_tags, ['surface:mlw', `account:${ann.caller.company}`]);
    assert.is(child.hyperparams.mlw?.batchSize?.value, '15');
  });

  test('again and again from a start on: not before it', async () => {
    const ann = await server.ann();
    const asked = { recurrence: 'REPEAT', cronExpression: '30 * * * *', startDate: AHEAD };
    await server.trained(ann, asked);
    assert.equal(await server.queueDue(ann, new Date('2020-10-01T12:29:00Z')), []);
    assert.is((await server.queueDue(ann, new Date('2020-10-01T12:30:00Z'))).length, 1, 'at the start itself');
  });

  test('a cron expression counts only for what is done again', async () => {
    const { cronExpression, status } = await server.trained(await server.ann(), { cronExpression: 'never' });
    assert.equal([cronExpression, status], ['', 'NOT SCHEDULED']);
  });

  test('wants what a training needs, and names the first that is missing', async () => {
    const ann = await server.ann();
    for (const name of [
      'modelName',
      'dataID',
      'problemType',
      'optimizer',
      'learningRate',
      'loss',
      'metrics',
      'epoch',
      'testSize',
    ]) {
      const expected = [400, `Missing parameter ${name}`, 'Missing parameters'];
      assert.equal(await server.refused(ann, 'POST', trainPath(ann.project), newTraining({ [name]: undefined })), expected);
    }
    for (const fields of [
      { modelName: ' ' },
      { dataID: '' },
      { recurrence: 'REPEAT' },
      { recurrence: 'REPEAT', cronExpression: ' ' },
    ]) {
      const [status, message] = await server.refused(ann, 'POST', trainPath(ann.project), newTraining(fields));
      assert.equal(
        [status, message],
        [400, `Missing parameter ${Object.keys(fields).at(-1)?.replace('recurrence', 'cronExpression')}`],
      );
    }
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
  });

  for (const [field, value] of [
    ['modelName', 'a/b'],
    ['modelName', '..'],
    ['modelName', 'a\nb'],
    ['modelName', 7],
    ['epoch', true],
    ['metrics', 'accuracy'],
    ['recurrence', 'DAILY'],
    ['startDate', 'tomorrow'],
    ['startDate', '2020-02-30T00:00:00.000000Z'],
    ['startDate', '2020-10-01T12:30:00'],
    ['cronExpression', 'every day'],
    ['cronExpression', '0 0 30 2 *'],
    ['cronExpression', '0 0 12 * * ?'],
    ['cronExpression', `${'1,'.repeat(200)}1 * * * *`],
  ] as const) {
    test(`refuses ${field} ${JSON.stringify(value)} by its name`, async () => {
      const ann = await server.ann();
      const body = newTraining({ ...(field === 'cronExpression' && { recurrence: 'REPEAT' }), [field]: value });
      const { status, json } = await server.asked<MlwInvalid>(ann, 'POST', trainPath(ann.project), body);
      assert.equal([status, json.error, json.message], [400, 'general/Internal Error', 'Variable issue'], JSON.stringify(json));
      assert.equal([json.info.length, json.info[0]?.loc, json.info[0]?.type], [1, [field], 'value_error']);
      assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 0);
    });
  }
});
