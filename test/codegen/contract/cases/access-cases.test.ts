import * as assert from 'uvu/assert';
import { accessCases } from '../../../../codegen/contract/cases/access-cases.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('calls that nobody may make, or that nobody answers');

const { resources, operation } = await notesParts();
const versions = ['1.0', '1.1', '1.2'];
const of = (name: string, version?: string, oldest = true) =>
  accessCases(
    operation(name, version),
    { resources, random: new Random('access'), runs: 1, strict: false },
    versions,
    oldest,
  ).map(({ step }) => `${step.action} ${step.version} ${step.as}${step.operation ? '' : ' nowhere'}`);

test('without credentials and with wrong ones, newer than any version, and an action that is not there', () => {
  assert.equal(of('notes.get'), [
    'notes.get 1.0 nobody',
    'notes.get 1.0 stranger',
    'notes.get 8.0 caller',
    'notes.get_not_there 1.0 caller nowhere',
  ]);
});

test('before the oldest layer there is nothing', () => {
  assert.ok(of('notes.ping').includes('notes.ping 1.0 caller nowhere'));
});

test('without versions, there are none of them', () => {
  const making = { resources, random: new Random('access'), runs: 1, strict: false };
  const cases = accessCases(operation('notes.ping'), making, [], true);
  assert.equal(
    cases.map(({ step }) => step.version),
    ['1.1', '1.1', '1.1'],
  );
});

test('a layer that is neither the oldest nor the newest adds nothing', () => {
  assert.equal(of('notes.create', '1.0', false), []);
});

test.run();
