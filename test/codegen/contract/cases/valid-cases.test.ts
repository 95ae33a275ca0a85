import * as assert from 'uvu/assert';
import { validCases } from '../../../../codegen/contract/cases/valid-cases.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { wrongWith } from '../../../../codegen/contract/model/operation.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('right requests');

const { operations, resources, operation } = await notesParts();
const making = (strict = false) => ({ resources, random: new Random('valid'), runs: 3, strict });
const of = (name: string, version?: string, strict = false) => validCases(operation(name, version), making(strict));
const requests = (name: string, version?: string, strict = false) =>
  of(name, version, strict).map(({ step }) => step.request as object);

test('nothing is wrong with any of them', () => {
  for (const each of operations) {
    const cases = validCases(each, making());
    assert.ok(cases.length > 0, each.action.fullName);
    for (const { step } of cases) assert.equal(wrongWith(step.request, each, false), []);
  }
});

test('with nothing optional at each version it is asked for, with every field, with each alone', () => {
  const cases = of('notes.create');
  const fields = cases.map(({ step, note }) => `${note}: ${Object.keys(step.request as object).join(' ')}`);
  assert.ok(fields.includes('nothing optional: text'));
  assert.ok(fields.includes('every field: text folder pinned'));
  assert.ok(fields.includes('with folder: text folder'));
  assert.ok(fields.includes('with pinned: text pinned'));
  assert.is(cases.filter(({ note }) => note === 'some fields').length, 3);
  assert.equal(
    of('notes.create', '1.0')
      .filter(({ note }) => note === 'nothing optional')
      .map(({ step }) => step.version),
    ['1.0', '1.1'],
  );
});

test('fields of later versions are sent to an older layer, but not to a strict server', () => {
  assert.ok(requests('notes.create', '1.0').some((request) => 'pinned' in request));
  assert.not(requests('notes.create', '1.0', true).some((request) => 'pinned' in request));
});

test('an object that is referred to is made first, with what it needs', () => {
  const found = of('notes.show').find(({ note }) => note === 'every field');
  assert.equal(
    found?.setup.map(({ action, gives }) => [action, gives]),
    [
      ['notes.create', 'notes_1'],
      ['folders.create', 'folders_2'],
    ],
  );
  assert.equal(found?.step.request, { note: '{{notes_1}}', folder: '{{folders_2}}' });
});

test('where no action makes such objects, an id is made up', () => {
  const [first] = validCases(operation('notes.get'), { ...making(), resources: new Map() });
  assert.equal(first?.setup, []);
  assert.match(JSON.stringify(first?.step.request), /^\{"note":"[0-9a-f]{32}"\}$/);
});

test('a read of one object is made twice, a list and a change are not', () => {
  assert.ok(of('notes.get').every(({ repeat }) => repeat));
  assert.not(of('notes.list').some(({ repeat }) => repeat));
  assert.not(of('notes.update').some(({ repeat }) => repeat));
});

test('the request of a batch is a list', () => {
  for (const { step } of of('notes.update_batch')) assert.ok(Array.isArray(step.request) && step.request.length === 1);
});

test.run();
