import * as assert from 'uvu/assert';
import { nearMisses } from '../../../../codegen/contract/cases/near-misses.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { operationsOf, wrongWith } from '../../../../codegen/contract/model/operation.js';
import { resourcesOf } from '../../../../codegen/contract/model/resource.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('near misses');

const { resources, operation } = await notesParts();
const of = (name: string, strict = false) =>
  nearMisses(operation(name), { resources, random: new Random('near'), runs: 1, strict });

test('every constraint is broken once', () => {
  const wrong = of('notes.create').map(
    ({ step, note }) => [note, wrongWith(step.request, operation('notes.create'), false)] as const,
  );
  const found = wrong.map(
    ([note, findings]) => `${note.replace(/: an? .*/, '')}: ${findings.map(({ keyword }) => keyword).join(' ')}`,
  );
  for (const expected of [
    'text: missing: required',
    'text: null: required',
    'text: type',
    'text: too short: minLength',
    'text: too long: maxLength',
    'folder: type',
    'pinned: type',
  ]) {
    assert.ok(found.includes(expected), `${expected} among ${found.join(', ')}`);
  }
});

test('one thing is wrong at a time, and the request says nothing else optional', async () => {
  const all = operationsOf(await ours());
  const known = resourcesOf(all);
  for (const each of all) {
    const required = Array.isArray(each.request.required) ? each.request.required.length : 0;
    for (const { step, note } of nearMisses(each, { resources: known, random: new Random('one'), runs: 1, strict: false })) {
      const [item = step.request] = [step.request].flat();
      assert.ok(Object.keys(item as object).length <= required + 1, `${step.action} ${note}`);
      const fields = new Set(wrongWith(step.request, each, false).map(({ field }) => field.split('.')[0]));
      assert.ok(fields.size <= 1, `${step.action} ${note}: ${[...fields]}`);
    }
  }
});

test('what is wrong needs no objects; what is not is asked of objects that are there', () => {
  for (const { setup, step, note } of of('notes.show')) {
    const wrong = wrongWith(step.request, operation('notes.show'), false).length > 0;
    assert.is(setup.length > 0, !wrong, note);
    if (wrong) assert.not.match(JSON.stringify(step.request), /\{\{/);
  }
  const lenient = of('notes.show').filter(({ note }) => note === 'folder: null');
  assert.equal(
    lenient.map(({ setup }) => setup.map(({ action }) => action)),
    [['notes.create']],
  );
});

test('an item of a list filter may be a text or null, but no object', () => {
  const found = of('notes.list').map(
    ({ step, note }) => [note, wrongWith(step.request, operation('notes.list'), false).length] as const,
  );
  assert.ok(found.some(([note, wrong]) => note === 'tags.0: null' && wrong === 0));
  assert.ok(found.some(([note, wrong]) => note.startsWith('tags.0: ') && wrong > 0));
});

test('an item of a batch is broken inside its list', () => {
  const cases = of('notes.update_batch');
  assert.ok(cases.length > 4);
  assert.ok(cases.every(({ step }) => Array.isArray(step.request)));
});

test.run();
