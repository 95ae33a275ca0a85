import * as assert from 'uvu/assert';
import { modelOf, versionsOf } from '../../../codegen/emit/model.js';
import { suite } from '../../support/harness.js';
import { apiOf, object, service } from './definitions.js';

const test = suite('emit: what the emitters share');

const text = { type: 'string' };

test('names of types are unique in the API, of keys in the service, of files in the folder', () => {
  const act = { layers: { '1.0': {} } };
  const api = apiOf(
    [
      service('task', { get: act, get_status: act }, { status: text, get_request: text, Get: text }),
      service('task_get', { status: act }, { request: text }),
      service('Task', { get: act }),
    ],
    { machines: [{ name: 'task', statuses: [] }] },
  );
  const [first, second, third] = modelOf(api);
  assert.equal(
    first?.actions.map(({ typeStem }) => typeStem),
    ['TaskGet', 'TaskGetStatus'],
  );
  // TaskStatus is the machine's, TaskGetRequest the action's.
  assert.equal(
    [...(first?.definitionTypes ?? [])],
    [
      ['status', 'TaskStatus2'],
      ['get_request', 'TaskGetRequest2'],
      ['Get', 'TaskGet'],
    ],
  );
  assert.equal(
    second?.actions.map(({ typeStem }) => typeStem),
    ['TaskGetStatus2'],
  );
  assert.equal([...(second?.definitionTypes ?? [])], [['request', 'TaskGetRequest3']]);
  assert.equal(
    third?.actions.map(({ typeStem }) => typeStem),
    ['TaskGet2'],
  );
  assert.equal(
    [first, second, third].map((each) => each?.file),
    ['task', 'task-get', 'task2'],
  );
});

test('a type never takes a name that the emitted modules use', () => {
  const [model] = modelOf(apiOf([service('action', { x: { layers: { '1.0': {} } } }, { name: text, s: text })]));
  assert.equal([...(model?.definitionTypes.values() ?? [])], ['ActionName2', 'ActionS']);
});

test('a request that is a reference is taken for what it refers to', () => {
  const request = { $ref: '#/definitions/by_id', description: 'Here.' };
  const [model] = modelOf(apiOf([service('n', { x: { layers: { '1.0': { request } } } }, { by_id: object({ id: text }) })]));
  assert.equal(model?.actions[0]?.requestLayers, [
    { version: '1.0', request: { ...object({ id: text }), description: 'Here.' } },
  ]);
});

test('each layer has a request of its own; a batch has that of the layer it names', () => {
  const layers = { '1.0': {}, '1.9': {}, '1.10': {} };
  const batches = {
    '2.0': { batch: { action: 'one', version: '0.1' } },
    '2.1': { batch: { action: 'one', version: '1.9' } },
    '2.2': { batch: { action: 'one', version: '9.9' } },
  };
  const [model] = modelOf(apiOf([service('n', { one: { layers }, many: { layers: batches } })]));
  assert.equal(
    model?.actions.map(({ batch, layers: each }) => [batch, each.map(({ requestIndex }) => requestIndex)]),
    [
      [false, [0, 1, 2]],
      [true, [0, 1, 2]],
    ],
  );
});

test('versions are those of all layers, once, by number', () => {
  const api = apiOf([
    service('a', { x: { layers: { '2.2': {}, '2.13': {} } } }),
    service('b', { y: { layers: { '2.2': {}, '10.0': {}, '1.5': {} } } }),
  ]);
  assert.equal(versionsOf(api), ['1.5', '2.2', '2.13', '10.0']);
  assert.equal(versionsOf(apiOf([])), []);
});

test.run();
