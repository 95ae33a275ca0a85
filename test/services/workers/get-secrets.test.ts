import * as assert from 'uvu/assert';
import type { ParamsItem } from '../../../src/services/tasks/task-document.js';
import { ada, apiSuite, bob, eve, type Fields, newcomer, type TestApi } from '../../support/api.js';
import { newName, registered, report } from './fixture.js';

const item = (name: string, value: string, section = 'Args'): ParamsItem => ({ section, name, value, type: 'string' });

/** Stored hyperparameters, of which those of `secrets` are sealed. */
function hyperparams(api: TestApi, secrets: readonly ParamsItem[], others: readonly ParamsItem[] = []) {
  const all = [...others, ...secrets.map((each) => api.services.sealedParameters.seal(each, ada.company))];
  const sections = [...new Set(all.map(({ section }) => section))];
  return Object.fromEntries(
    sections.map((section) => [
      section,
      Object.fromEntries(all.filter((each) => each.section === section).map((each) => [each.name, each])),
    ]),
  );
}

apiSuite('workers.get_secrets', (test, api) => {
  /** A task with a secret that a worker of Ada's runs. */
  const running = async (secrets = [item('key', 's3cret')], fields: Fields = {}) => {
    const { id: task } = await api.stored({ status: 'in_progress', hyperparams: hyperparams(api, secrets), ...fields });
    const worker = await registered(api);
    await report(api, worker, { task });
    return { worker, task };
  };

  test('gives the sealed parameters in plain, in their order, and no others', async () => {
    const secrets = [item('b', '2'), item('a', '1'), item('z', '', 'Aaa')];
    const { id: task } = await api.stored({ status: 'in_progress', hyperparams: hyperparams(api, secrets, [item('open', 'x')]) });
    const worker = await registered(api);
    await report(api, worker, { task });
    const { params } = await api.call('workers.get_secrets', { worker, task });
    assert.equal(params, [
      { section: 'Aaa', name: 'z', value: '' },
      { section: 'Args', name: 'a', value: '1' },
      { section: 'Args', name: 'b', value: '2' },
    ]);
  });

  test('gives an empty list where nothing is sealed', async () => {
    assert.equal(await api.call('workers.get_secrets', await running([])), { params: [] });
  });

  test('refuses every worker but the one that runs the task', async () => {
    const { worker, task } = await running();
    const other = await registered(api);
    assert.is(await api.refusal('workers.get_secrets', { worker: other, task }), '403/22');
    assert.is(await api.refusal('workers.get_secrets', { worker: newName(), task }), '403/22');
    assert.is(await api.refusal('workers.get_secrets', { worker, task }, bob), '403/22', 'a name of somebody else');
    assert.is(await api.refusal('workers.get_secrets', { worker, task }, eve), '400/101');
    await report(api, worker, { task: await api.create() });
    assert.is(await api.refusal('workers.get_secrets', { worker, task }), '403/22', 'it runs another one by now');
  });

  for (const status of ['created', 'queued', 'stopped', 'failed', 'completed', 'published'] as const) {
    test(`refuses a task that is ${status}`, async () => {
      const request = await running(undefined, { status });
      assert.is(await api.refusal('workers.get_secrets', request), '403/22');
    });
  }

  test('refuses what is public', async () => {
    const { id: task } = await api.stored({ company: '', hyperparams: hyperparams(api, [item('key', 's3cret')]) });
    assert.is(await api.refusal('workers.get_secrets', { worker: await registered(api), task }), '403/21');
  });

  test('what was sealed for another place does not open, and the parameter is named', async () => {
    const { Args = {} } = hyperparams(api, [item('key', 's3cret')]);
    const moved = { ...(Args.key as ParamsItem), name: 'other' };
    const damaged = { ...(Args.key as ParamsItem), value: 'plain' };
    for (const [each, name] of [
      [moved, 'other'],
      [damaged, 'key'],
    ] as const) {
      const { id: task } = await api.stored({ status: 'in_progress', hyperparams: { Args: { [name]: each } } });
      const worker = await registered(api);
      await report(api, worker, { task });
      const error = await api.refused('workers.get_secrets', { worker, task });
      assert.is(error.data.field, `hyperparams.Args.${name}`);
      assert.not.match(error.message, 's3cret');
    }
  });

  test('what was sealed for another company does not open', async () => {
    const nell = newcomer();
    const { id: task } = await api.stored(
      { status: 'in_progress', hyperparams: hyperparams(api, [item('key', 's3cret')]) },
      nell,
    );
    const worker = await registered(api, {}, nell);
    await report(api, worker, { task }, nell);
    assert.is(await api.refusal('workers.get_secrets', { worker, task }, nell), '400/800');
  });
});
