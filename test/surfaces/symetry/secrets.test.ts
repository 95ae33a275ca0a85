import * as assert from 'uvu/assert';
import { SEALED_TYPE } from '../../../src/auth/index.js';
import { apiError } from '../../support/api.js';
import { symetrySuite } from './fixture.js';

const PASSWORD = 'hunter2-the-broker';
const PARAMS = {
  'kafka.topic': 'in',
  'sasl.jaas.config': `org.apache.kafka.PlainLoginModule required username="ann" password="${PASSWORD}";`,
  'ssl.keystore.password': PASSWORD,
  'schema.registry.url': `https://ann:${PASSWORD}@registry.example/`,
};

symetrySuite('parameters that hold secrets (rest-surfaces 6.4)', (test, server) => {
  test('are sealed where they are stored; the others are not', async () => {
    const ann = await server.customer();
    const task = await server.api.read(await server.made(ann, 't1', { params: PARAMS }));
    assert.not.match(JSON.stringify(task), PASSWORD);
    const items = Object.values(task.hyperparams.symetry ?? {});
    assert.equal(
      items
        .filter(({ type }) => type === SEALED_TYPE)
        .map(({ name }) => name)
        .sort(),
      ['sasl.jaas.config', 'schema.registry.url', 'ssl.keystore.password'],
    );
    assert.is(items.find(({ name }) => name === 'kafka.topic')?.value, 'in');
  });

  test('show in no answer of the API', async () => {
    const ann = await server.customer();
    const id = await server.made(ann, 't1', { params: PARAMS });
    const project = (await server.api.read(id)).project ?? '';
    const { api } = server;
    const clone = await api.call('tasks.clone', { task: id, new_task_name: 'a copy' }, ann.caller);
    for (const answer of [
      await api.call('tasks.get_by_id', { task: id }, ann.caller),
      await api.call('tasks.get_by_id', { task: clone.id }, ann.caller),
      await api.call('tasks.get_all', {}, ann.caller),
      await api.call('tasks.get_all_ex', {}, ann.caller),
      await api.call('tasks.get_hyper_params', { tasks: [id] }, ann.caller),
      await api.call('projects.get_hyper_parameters', { project }, ann.caller),
      await api.call(
        'projects.get_hyperparam_values',
        { projects: [project], section: 'symetry', name: 'ssl.keystore.password' },
        ann.caller,
      ),
    ]) {
      assert.not.match(JSON.stringify(answer), PASSWORD);
    }
  });

  test('are given to the worker that runs the task, and to nobody else', async () => {
    const ann = await server.customer();
    const bob = await server.sibling(ann);
    const task = await server.made(ann, 't1', { params: PARAMS });
    const { api } = server;
    const ask = (caller = ann.caller) => api.call('workers.get_secrets', { worker: 'w1', task }, caller);
    assert.is((await apiError(ask())).subcode, 22, 'it does not run');
    await server.asked(ann, 'GET', '/t1/start');
    await server.takenBy('w1', ann);
    const { params } = await ask();
    const { 'kafka.topic': _, ...secrets } = PARAMS;
    assert.equal(Object.fromEntries(params.map(({ name, value }) => [name, value])), secrets);
    assert.is((await apiError(ask(bob.caller))).subcode, 22, 'the worker is not of this user');
    await server.asked(ann, 'GET', '/t1/stop');
    await api.call('tasks.stopped', { task }, ann.caller);
    assert.is((await apiError(ask())).subcode, 22, 'it ran');
  });

  test('are as they were after a copy, a reset and a replacement', async () => {
    const ann = await server.customer();
    const id = await server.made(ann, 't1', { params: PARAMS });
    const { api } = server;
    const { id: copy = '' } = await api.call('tasks.clone', { task: id, new_task_name: 'a copy' }, ann.caller);
    for (const task of [id, copy]) {
      await api.call('tasks.started', { task }, ann.caller);
      await api.call('tasks.reset', { task, force: true }, ann.caller);
      await api.call('tasks.started', { task }, ann.caller);
      await api.call('workers.status_report', { worker: 'w1', timestamp: 1, task }, ann.caller);
      const { params } = await api.call('workers.get_secrets', { worker: 'w1', task }, ann.caller);
      assert.is(params.find(({ name }) => name === 'ssl.keystore.password')?.value, PASSWORD);
    }
  });
});
