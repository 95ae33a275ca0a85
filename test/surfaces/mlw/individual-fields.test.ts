import * as assert from 'uvu/assert';
import { encodeKey } from '../../../src/store/keys.js';
import { mlwSuite } from './fixture.js';

const STARTED = new Date('2020-09-24T09:56:18.123Z');
const COMPLETED = new Date('2020-09-24T11:03:41.999Z');

mlwSuite('fields of an individual task', (test, server) => {
  test('it is executed when it begins, and a training is completed when it ends', async () => {
    const ann = await server.ann();
    const [imported, trained] = [await server.imported(ann), await server.trained(ann)];
    const times = { started: STARTED, completed: COMPLETED };
    const data = await server.individualIn(ann, imported, 'completed', times);
    const { executedAt, completedAt } = await server.individualIn(ann, trained, 'completed', times);
    assert.equal([data.executedAt, data.completedAt], ['Thu Sep 24 09:56:18 2020', undefined]);
    assert.equal([executedAt, completedAt], ['Thu Sep 24 09:56:18 2020', 'Thu Sep 24 11:03:41 2020']);
  });

  test('data says which, once it is under way', async () => {
    const ann = await server.ann();
    const made = await server.imported(ann);
    const { deviceID, dateFrom, dateTo, fileSaved } = await server.individualIn(ann, made, 'in_progress');
    assert.equal([deviceID, dateFrom, dateTo], ['446', '2020-07-03T06:00:00.000Z', '2020-09-28T07:00:10.509Z']);
    assert.is(fileSaved, false);
  });

  test('its process is what the worker says it is, else the worker', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann);
    assert.is((await server.individualIn(ann, made, 'in_progress')).pID, undefined);
    assert.is((await server.individualIn(ann, made, 'in_progress', { last_worker: 'gpu:1' })).pID, 'gpu:1');
    const runtime = { [encodeKey('mlw.pID')]: 140281294558976 };
    assert.is((await server.individualIn(ann, made, 'in_progress', { runtime })).pID, '140281294558976');
  });

  test('a worker writes log and history through the API, where a reset leaves them', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann);
    const task = made.individualTasks[0]?.id ?? '';
    const log = { TRAIN: { timestamp: '2020-09-24 11:03:40.438399', type: 'INFO', message: 'done', error: '' } };
    const history = [{ epoch: 1, acc: 0.67, loss: 0.93, lr: 0.0001, val_acc: 0.75, val_loss: 0.52 }];
    const item = (name: string, value: unknown) => ({ name, type: 'json', value: JSON.stringify(value) });
    const configuration = [item('mlw.log', log), item('mlw.history', history)];
    await server.api.call('tasks.started', { task }, ann.caller);
    await server.api.call('tasks.edit_configuration', { task, configuration, force: true }, ann.caller);
    await server.api.call('tasks.reset', { task, force: true }, ann.caller);
    const shown = (await server.parent(ann, made.id)).individualTasks[0];
    assert.equal([shown?.log, shown?.history], [log, history]);
  });

  test('or into runtime, as it is; what is no log entry and no epoch is left out', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann);
    const log = { COMPILE: { message: 'ok' }, TRAIN: 'rubbish' };
    const history = [{ epoch: 1, loss: 0.5, note: 'x' }, { loss: 1 }, 7, null];
    const runtime = { [encodeKey('mlw.log')]: log, [encodeKey('mlw.history')]: history };
    const shown = await server.individualIn(ann, made, 'in_progress', { runtime });
    assert.equal(shown.log, { COMPILE: { timestamp: '', type: 'INFO', message: 'ok', error: '' } });
    assert.equal(shown.history, [{ epoch: 1, loss: 0.5 }]);
    const broken = { [encodeKey('mlw.log')]: '{', [encodeKey('mlw.history')]: { epoch: 1 } };
    const other = await server.individualIn(ann, made, 'in_progress', { runtime: broken });
    assert.equal([other.log, other.history], [{}, []]);
  });

  test('what other types have besides is shown where their worker kept it', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann);
    const kept = { type: 'NN', targetVar: 'y', problem_type: 'regression', shape: [10, 2], versionNumber: 'v1', secret: 's' };
    const configuration = { mlw: { name: 'mlw', value: JSON.stringify(kept) } };
    const shown = await server.individualIn(ann, made, 'completed', { configuration });
    assert.equal([shown.targetVar, shown.problem_type, shown.shape, shown.versionNumber], ['y', 'regression', [10, 2], 'v1']);
    assert.not('secret' in shown);
  });
});
