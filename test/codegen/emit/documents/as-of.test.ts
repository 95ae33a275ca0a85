import * as assert from 'uvu/assert';
import { asOf, modelAsOf, servedVersion } from '../../../../codegen/emit/documents/index.js';
import { versionsOf } from '../../../../codegen/emit/model.js';
import { suite } from '../../../support/harness.js';
import { apiOf, service } from '../definitions.js';
import { notesApi } from '../notes-api.js';

const test = suite('an API as it was at a version');

function layersAt(version: string): Record<string, string[]> {
  const actions = asOf(notesApi, version).services.flatMap((each) => each.actions);
  return Object.fromEntries(actions.map(({ name, layers }) => [name, layers.map((layer) => layer.version)]));
}

test('has no layer that came later, and no action that had none yet', () => {
  assert.equal(layersAt('1.0'), { create: ['1.0'], delete: ['1.0'], get_all: ['1.0'], import: ['1.0'], 'set-meta': ['1.0'] });
  assert.equal(layersAt('1.9'), { ...layersAt('1.0'), get_all: ['1.0', '1.5'], get_all_ex: ['1.5'] });
  assert.equal(layersAt('2.0').create, ['1.0', '2.0']);
});

test('is the whole API at its newest version', () => {
  assert.equal(asOf(notesApi, versionsOf(notesApi).at(-1) ?? ''), notesApi);
});

test('has no service without actions, and no status that is reached by none of its own', () => {
  const { services, machines } = asOf(notesApi, '0.9');
  assert.equal(services, []);
  assert.equal(machines[0]?.statuses[0]?.reachedBy, []);
  assert.equal(asOf(notesApi, '1.0').machines[0]?.statuses[0]?.reachedBy, ['notes.create']);
});

test('is the same for what the emitters share; a batch finds its requests though they came later', () => {
  const late = apiOf([
    service('notes', {
      add: { layers: { '2.0': {} } },
      add_many: { layers: { '1.0': { batch: { action: 'add', version: '2.0' } } } },
    }),
  ]);
  const [{ actions = [] } = {}] = modelAsOf(late, '1.0');
  assert.equal(
    actions.map(({ definition, requestOf }) => [definition.name, requestOf.name]),
    [['add_many', 'add']],
  );
});

test('the version that answers is the highest not above what was asked for, by number', () => {
  const versions = ['1.0', '1.4', '1.5', '1.10', '2.0', '12.0', '0.9'];
  assert.equal(
    versions.map((version) => servedVersion(notesApi, version)),
    ['1.0', '1.0', '1.5', '1.5', '2.0', '2.0', undefined],
  );
});

test.run();
