import * as assert from 'uvu/assert';
import { type ActionName, api as compiled } from '../../src/generated/index.js';
import { handlers } from '../../src/services/index.js';
import { laterActions } from '../../src/services/later.js';
import { apiSuite, type Fields } from '../support/api.js';

/** A request that each of the actions would take. */
const REQUESTS: Readonly<Record<string, Fields>> = {
  'tasks.add_or_update_artifacts': { task: 't', artifacts: [] },
  'tasks.add_or_update_model': { task: 't', name: 'n', model: 'm', type: 'input' },
  'tasks.archive': { tasks: [] },
  'tasks.clone': { task: 't' },
  'tasks.delete_artifacts': { task: 't', artifacts: [] },
  'tasks.delete_configuration': { task: 't', configuration: [] },
  'tasks.delete_hyper_params': { task: 't', hyperparams: [] },
  'tasks.delete_models': { task: 't', models: [] },
  'tasks.edit_configuration': { task: 't', configuration: [] },
  'tasks.edit_hyper_params': { task: 't', hyperparams: [] },
  'tasks.get_configuration_names': { tasks: [] },
  'tasks.get_configurations': { tasks: [] },
  'tasks.get_hyper_params': { tasks: [] },
  'tasks.set_requirements': { task: 't', requirements: {} },
  // A batch of nothing.
  'tasks.update_batch': {},
};

apiSuite('actions that do nothing yet', (test, api) => {
  for (const action of laterActions) {
    test(`${action} says so`, async () => {
      const { code, subcode, message, data } = await api.refused(action, REQUESTS[action] ?? { ids: [] });
      assert.equal([code, subcode], [501, 0]);
      assert.is(message, `Action is not implemented yet: action=${action}`);
      assert.equal(data, { action });
    });
  }

  test('are checked like any other', async () => {
    assert.is(await api.refusal('tasks.clone', {}), '400/12');
  });

  test('are those without a handler of their own: every action has one or the other', () => {
    const defined = compiled.actions.map(({ name }) => name).sort();
    assert.equal(Object.keys(handlers).sort(), defined);
    assert.ok(laterActions.every((name: ActionName) => defined.includes(name)));
    assert.is(new Set(laterActions).size, laterActions.length);
  });
});
