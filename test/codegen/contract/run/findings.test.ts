import * as assert from 'uvu/assert';
import { type Case, stepOf } from '../../../../codegen/contract/cases/case.js';
import type { Violation } from '../../../../codegen/contract/rules/rule.js';
import { Findings } from '../../../../codegen/contract/run/findings.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('what a run found');

const { operation } = await notesParts();
const caseOf = (name: string, note = 'n'): Case => ({ setup: [], step: stepOf(operation(name), {}), note });
const violation = (place: string, message = 'm'): Violation => ({ rule: 'refuses', place, message });

test('the same rule about the same place of the same action is one fault', () => {
  const findings = new Findings();
  assert.ok(findings.add(caseOf('notes.get', 'first'), violation('a')));
  assert.not(findings.add(caseOf('notes.get', 'second'), violation('a', 'another message')));
  assert.ok(findings.add(caseOf('notes.get'), violation('b')));
  assert.ok(findings.add(caseOf('notes.list'), violation('a')));
  assert.ok(findings.add(caseOf('notes.get'), { ...violation('a'), rule: 'error' }));
  assert.equal(
    findings.failures.map(({ action, rule, place, count }) => `${action} ${rule} ${place} ${count}`),
    ['notes.get error a 1', 'notes.get refuses a 2', 'notes.get refuses b 1', 'notes.list refuses a 1'],
  );
  assert.is(findings.failures[1]?.case.note, 'first');
});

test('a smaller case takes the place of the first, with what it says', () => {
  const findings = new Findings();
  const first = caseOf('notes.get');
  findings.add(first, violation('a'));
  findings.replace(first, violation('a'), caseOf('notes.get', 'smaller'), violation('a', 'told'));
  const [failure] = findings.failures;
  assert.equal([failure?.case.note, failure?.message], ['smaller', 'told']);
});

test('a rule that is broken everywhere is made small a few times only', () => {
  const findings = new Findings();
  const may = Array.from({ length: 5 }, (_, at) => findings.mayShrink(violation(`${at}`), 3));
  assert.equal(may, [true, true, true, false, false]);
  assert.ok(findings.mayShrink({ ...violation('a'), rule: 'error' }, 3));
});

test.run();
