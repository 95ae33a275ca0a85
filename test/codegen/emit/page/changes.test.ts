import * as assert from 'uvu/assert';
import { compareVersionsOf } from '../../../../codegen/check/compat/compare.js';
import { versionsOf } from '../../../../codegen/emit/model.js';
import { pageChanges } from '../../../../codegen/emit/page/changes.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { apiOf, object, service } from '../definitions.js';

const test = suite('what versions changed, for the page about an API');

const text = { type: 'string' };

const api = apiOf([
  service('notes', {
    add: {
      layers: {
        '1.0': { request: object({ text }) },
        '1.2': { request: object({ text, pinned: { type: 'boolean', default: false } }) },
        '2.0': { request: object({ text: { ...text, maxLength: 20 } }) },
      },
    },
    find: { layers: { '1.1': {} } },
    peek: { internal: true, layers: { '1.0': { request: object({}) }, '1.2': { request: object({ text }) } } },
  }),
]);

test('each version but the first is compared with the one before it', () => {
  const changes = pageChanges(api);
  assert.equal(Object.keys(changes), ['1.1', '1.2', '2.0']);
  assert.equal(changes['1.1'], [{ action: 'notes.find', level: 'info', path: '', message: 'new action' }]);
});

test('a change says where, what, and from what to what where that is short', () => {
  const [change] = pageChanges(api)['1.2'] ?? [];
  assert.equal(change, {
    action: 'notes.add',
    level: 'info',
    path: 'request.pinned',
    message: 'new field',
    is: '{"default":false,"type":"boolean"}',
  });
});

test('what breaks callers is an error', () => {
  const levels = (pageChanges(api)['2.0'] ?? []).map(({ level }) => level);
  assert.ok(levels.includes('error'), levels.join());
});

test('internal actions are left out', () => {
  assert.not.match(JSON.stringify(pageChanges(api)), 'peek');
});

test('one version alone changes nothing', () => {
  assert.equal(pageChanges(apiOf([service('a', { act: { layers: { '1.0': {} } } })])), {});
});

test('of ours they are what taskwright diff says of neighbours', async () => {
  const definitions = await ours();
  const versions = versionsOf(definitions);
  const internal = new Set(
    definitions.services.flatMap(({ actions }) => actions.filter((each) => each.internal).map(({ fullName }) => fullName)),
  );
  const changes = pageChanges(definitions);
  for (const [at, version] of versions.entries()) {
    const before = versions[at - 1];
    if (before === undefined) continue;
    const found = compareVersionsOf(definitions, before, version).filter(({ action }) => !internal.has(action));
    assert.equal(
      changes[version]?.map(({ action, path, message }) => [action, path, message]),
      found.map(({ action, path, message }) => [action, path, message]),
      version,
    );
  }
});

test.run();
