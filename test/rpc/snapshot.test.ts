import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compareVersions, layerFor, Registry, type Version } from '../../src/rpc/index.js';
import { action, api, layer } from '../support/compiled-api.js';
import { suite } from '../support/harness.js';

const test = suite('the snapshot rule');

const version = () => fc.record({ major: fc.integer({ min: 1, max: 3 }), minor: fc.nat(40) });
const layers = () =>
  fc
    .uniqueArray(version(), { minLength: 1, maxLength: 8, selector: ({ major, minor }) => `${major}.${minor}` })
    .map((versions) => versions.sort(compareVersions).map((one) => ({ version: one })));

test('the layer that answers is the highest one not above the requested version', () => {
  fc.assert(
    fc.property(layers(), version(), (all, requested) => {
      const found = layerFor(all, requested);
      const below = all.filter((one) => compareVersions(one.version, requested) <= 0);
      assert.is(found, below.at(-1));
    }),
  );
});

const registry = new Registry(
  api([action('a.b', [layer('2.14'), layer('2.1'), layer('2.13')]), action('a.old', [layer('1.5')])]),
);
const find = (name: string, version: Version) => registry.find(name, version)?.layer.version;

test('a version between two layers gets the lower one', () => {
  assert.is(find('a.b', { major: 2, minor: 12 }), '2.1');
  assert.is(find('a.b', { major: 2, minor: 13 }), '2.13');
  assert.is(find('a.b', { major: 2, minor: 20 }), '2.14');
});

test('a version above the newest is served as the newest, again and again', () => {
  for (let i = 0; i < 3; i++) assert.is(find('a.b', { major: 999, minor: 0 }), '2.14');
});

test('a version below every layer finds nothing', () => {
  for (let i = 0; i < 3; i++) assert.is(find('a.b', { major: 2, minor: 0 }), undefined);
  assert.is(find('a.old', { major: 1, minor: 5 }), '1.5');
});

test('an unknown name finds nothing, names of object members included', () => {
  for (const name of ['a.c', 'constructor', '__proto__', 'toString', ''])
    assert.is(find(name, { major: 2, minor: 22 }), undefined);
});

test('falling forward serves the oldest layer to a version below it', () => {
  const kind = new Registry(api([action('a.b', [layer('2.5'), layer('2.9')])]), { fallForward: true });
  assert.is(kind.find('a.b', { major: 2, minor: 1 })?.layer.version, '2.5');
  assert.is(kind.find('a.b', { major: 2, minor: 7 })?.layer.version, '2.5');
});

test('an API with more versions than are tabulated answers each by its layer', () => {
  const long = new Registry(api([action('a.b', [layer('2.1'), layer('2.250'), layer('2.300')])], '2.310'));
  for (const [minor, expected] of [
    [249, '2.1'],
    [255, '2.250'],
    [256, '2.250'],
    [299, '2.250'],
    [300, '2.300'],
    [301, '2.300'],
  ] as const)
    assert.is(long.find('a.b', { major: 2, minor })?.layer.version, expected);
  assert.is(long.find('a.b', { major: 1, minor: 300 }), undefined);
});

test('thousands of different versions are all answered rightly', () => {
  for (let minor = 0; minor < 5000; minor++) {
    const expected = minor >= 14 ? '2.14' : minor >= 13 ? '2.13' : minor >= 1 ? '2.1' : undefined;
    assert.is(find('a.b', { major: 2, minor }), expected);
  }
  assert.is(find('a.b', { major: 2, minor: 10_000_000 }), '2.14');
});

test('a compiled API with a version that is none is refused', () => {
  assert.throws(() => new Registry(api([action('a.b', [layer('two')])])), /"two"/);
});

test.run();
