import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { childEnvironment, parameterVariable } from '../../../src/app/worker/child-environment.js';
import { suite } from '../../support/harness.js';
import { KEY } from '../../support/running-server.js';
import { queuedTask, withServer, workOff } from '../../support/running-worker.js';

const test = suite('environment of a command');

const facts = { task: 't1', url: 'http://127.0.0.1:1', queue: 'q1', hyperparams: {} };

function hyperparams(section: string, values: Readonly<Record<string, string>>) {
  return { [section]: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { section, name, value }])) };
}

test('a script finds its task, the server, the queue and every hyperparameter, and no key', () =>
  withServer(async (server, folder) => {
    const file = join(folder, 'environment');
    const task = await queuedTask(server, { hyperparams: { ...hyperparams('Args', { 'batch-size': '16', lr: '0.1' }) } });
    const queue = (await server.call('queues.get_default')).data.id;
    await workOff(server.url, `node -e 'require("node:fs").writeFileSync("${file}", JSON.stringify(process.env))'`);
    const environment = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    for (const name of ['TASKWRIGHT_TASK_ID', 'CLEARML_TASK_ID', 'TRAINS_TASK_ID']) assert.is(environment[name], task);
    assert.is(environment.TASKWRIGHT_API_URL, server.url);
    assert.is(environment.TASKWRIGHT_QUEUE, queue);
    assert.is(environment.TASKWRIGHT_PARAM_ARGS_BATCH_SIZE, '16');
    assert.is(environment.TASKWRIGHT_PARAM_ARGS_LR, '0.1');
    assert.equal(JSON.parse(environment.TASKWRIGHT_PARAMS ?? ''), { Args: { 'batch-size': '16', lr: '0.1' } });
    assert.not.match(JSON.stringify(environment), KEY.TASKWRIGHT_SECRET_KEY);
  }));

test('nothing of the worker that starts with TASKWRIGHT_ is passed on, all else is', () => {
  const own = {
    PATH: '/bin',
    LANG: undefined,
    TASKWRIGHT_SECRET_KEY: 's',
    TASKWRIGHT_PARAM_ARGS_OLD: '1',
    CUDA_VISIBLE_DEVICES: '0',
  };
  const environment = childEnvironment(own, facts);
  assert.equal(Object.keys(environment).sort(), [
    'CLEARML_TASK_ID',
    'CUDA_VISIBLE_DEVICES',
    'PATH',
    'TASKWRIGHT_API_URL',
    'TASKWRIGHT_PARAMS',
    'TASKWRIGHT_QUEUE',
    'TASKWRIGHT_TASK_ID',
    'TRAINS_TASK_ID',
  ]);
});

test('names are capitals, and underscores for what is no letter or digit', () => {
  assert.is(parameterVariable('Args', 'batch-size'), 'TASKWRIGHT_PARAM_ARGS_BATCH_SIZE');
  assert.is(parameterVariable('General', 'optim.lr=😀'), 'TASKWRIGHT_PARAM_GENERAL_OPTIM_LR__');
});

test('a name that two hyperparameters share is set for neither, and both are in the JSON', () => {
  const given = hyperparams('Args', { 'a-b': '1', a_b: '2', c: '3' });
  const environment = childEnvironment({}, { ...facts, hyperparams: given });
  assert.is(environment.TASKWRIGHT_PARAM_ARGS_A_B, undefined);
  assert.is(environment.TASKWRIGHT_PARAM_ARGS_C, '3');
  assert.equal(JSON.parse(environment.TASKWRIGHT_PARAMS ?? ''), { Args: { 'a-b': '1', a_b: '2', c: '3' } });
});

test('a value with NUL is in the JSON alone', () => {
  const environment = childEnvironment({}, { ...facts, hyperparams: hyperparams('Args', { nul: 'a\0b' }) });
  assert.is(environment.TASKWRIGHT_PARAM_ARGS_NUL, undefined);
  assert.equal(JSON.parse(environment.TASKWRIGHT_PARAMS ?? ''), { Args: { nul: 'a\0b' } });
});

test.run();
