import { assert as check, integer, property, tuple } from 'fast-check';
import * as assert from 'uvu/assert';
import type { ActionDefinition, LayerDefinition } from '../../../codegen/definition/ir.js';
import { snapshot } from '../../../codegen/definition/snapshot.js';
import { compareVersionNames, isVersionName } from '../../../codegen/definition/versions.js';
import { suite } from '../../support/harness.js';

const test = suite('versions of definitions');

test('are two numbers without leading zeros', () => {
  for (const name of ['0.0', '1.0', '2.13', '10.200']) assert.ok(isVersionName(name), name);
  for (const name of ['1', '1.', '.1', '01.1', '1.01', '1.0.0', 'v1.0', '1.0 ', '-1.0', '1,0', '1.x', ''])
    assert.not.ok(isVersionName(name), name);
});

test('compare by number', () => {
  const names = ['2.13', '1.9', '10.0', '2.2', '2.0'];
  assert.equal(names.sort(compareVersionNames), ['1.9', '2.0', '2.2', '2.13', '10.0']);
  assert.is(compareVersionNames('2.1', '2.1'), 0);
});

const version = tuple(integer({ min: 0, max: 30 }), integer({ min: 0, max: 300 })).map((numbers) => numbers.join('.'));

test('compare as pairs of numbers do', () =>
  check(
    property(version, version, (a, b) => {
      const [[aMajor = 0, aMinor = 0], [bMajor = 0, bMinor = 0]] = [a.split('.').map(Number), b.split('.').map(Number)];
      assert.is(Math.sign(compareVersionNames(a, b)), Math.sign((aMajor - bMajor) * 1000 + (aMinor - bMinor)));
    }),
  ));

function actionWith(versions: readonly string[]): ActionDefinition {
  const layers = versions.map(
    (each): LayerDefinition => ({ version: each, description: '', response: {}, location: { file: 'x' } }),
  );
  return {
    name: 'a',
    fullName: 's.a',
    internal: false,
    authorize: true,
    allowRoles: [],
    expand: false,
    idempotent: false,
    login: false,
    stream: false,
    errors: [],
    layers,
    location: { file: 'x' },
  };
}

test('a snapshot is the highest layer not above what was asked for', () => {
  const action = actionWith(['2.1', '2.13', '2.15', '3.0']);
  const answers = ['2.0', '2.1', '2.12', '2.13', '2.16', '2.999', '3.0', '99.0'].map((each) => snapshot(action, each)?.version);
  assert.equal(answers, [undefined, '2.1', '2.1', '2.13', '2.15', '2.15', '3.0', '3.0']);
});

test.run();
