import * as assert from 'uvu/assert';
import { lenientCases } from '../../../../codegen/contract/cases/lenient-cases.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { operationsOf, wrongWith } from '../../../../codegen/contract/model/operation.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('requests that only look wrong');

const { resources, operation } = await notesParts();
const of = (name: string, seed = 'lenient') =>
  lenientCases(operation(name), { resources, random: new Random(seed), runs: 1, strict: false });

test('a field that nobody declares, with a value and with null', () => {
  const requests = of('notes.ping').map(({ step }) => step.request as Record<string, unknown>);
  assert.ok(requests.some(({ not_declared }) => not_declared === null));
  assert.ok(requests.some(({ not_declared }) => typeof not_declared === 'object' && not_declared !== null));
});

test('one value where a list filter is declared', () => {
  const found = of('notes.list').find(({ note }) => note.startsWith('tags:'));
  assert.match(JSON.stringify(found?.step.request), /^\{"tags":"[a-z]+"\}$/);
});

test('hard texts and numbers in fields that take such', () => {
  const seeds = Array.from({ length: 40 }, (_, at) => `${at}`);
  const notes = seeds.flatMap((seed) => of('notes.update', seed).map(({ note }) => note));
  for (const hard of ['unicode', 'half a character', 'control characters', 'syntax', 'a huge text']) {
    assert.ok(notes.includes(`text: ${hard}`), hard);
  }
  assert.ok(of('notes.list').some(({ note }) => /^page: -?\d/.test(note)));
});

test('nesting goes deeper than a hundred, and can still be written', () => {
  const found = of('notes.ping').find(({ note }) => note.includes('nested'));
  assert.ok((JSON.stringify(found?.step.request).match(/\[/g) ?? []).length > 100);
});

test('the definition allows them all, but for numbers and texts past a limit', async () => {
  for (const each of operationsOf(await ours())) {
    for (const { step, note } of lenientCases(each, { resources, random: new Random('all'), runs: 1, strict: false })) {
      const limits = ['minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'type'];
      const others = wrongWith(step.request, each, false).filter(({ keyword }) => !limits.includes(keyword));
      assert.equal(others, [], `${step.action} ${note}`);
    }
  }
});

test.run();
