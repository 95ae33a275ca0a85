import { createSecretKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { SealedParameters, Sealer } from '../../../src/auth/index.js';
import { suite } from '../../support/harness.js';
import { startServer, withFolder } from '../../support/running-server.js';
import { queuedTask, shownTask, withServer, workOff } from '../../support/running-worker.js';
import { SymetryClient } from '../../support/symetry-client.js';

const test = suite('a worker whose task has secrets');

test('gives them to the command, and to nobody else', () =>
  withFolder(async (folder) => {
    const key = await SymetryClient.credential(folder);
    const server = await startServer(folder);
    const client = new SymetryClient(server.url, key);
    await client.create({ name: 't1', params: { topic: 'in', 'a.password': 'hunter2' } });
    await client.said('GET', '/t1/start');
    const file = join(folder, 'seen');
    const printed = await workOff(server.url, `echo "$TASKWRIGHT_PARAMS" > ${file}`, ['--queue', 'symetry']);
    assert.equal(JSON.parse(readFileSync(file, 'utf8')), { symetry: { topic: 'in', 'a.password': 'hunter2' } });
    assert.match(printed, 'completed');
    assert.not.match(printed, 'hunter2');
    const { data } = await server.call('tasks.get_all_ex', {});
    assert.not.match(JSON.stringify(data), 'hunter2');
    await server.stop();
  }));

test('runs nothing when they cannot be had: the task fails and says why', () =>
  withServer(async (server, folder) => {
    const elsewhere = new SealedParameters(new Sealer(createSecretKey('x'.repeat(32), 'utf8')));
    const parameter = elsewhere.seal({ section: 'Args', name: 'key', value: 'hunter2' }, 'another company');
    const task = await queuedTask(server, { hyperparams: { Args: { key: parameter } } });
    const file = join(folder, 'ran');
    const printed = await workOff(server.url, `touch ${file}`);
    assert.not(existsSync(file));
    const { status, status_reason } = await shownTask(server, task);
    assert.is(status, 'failed');
    assert.match(status_reason, 'its secrets cannot be had');
    assert.match(status_reason, 'hyperparams.Args.key');
    assert.match(printed, `task ${task} from default: failed (its secrets cannot be had`);
  }));

test.run();
