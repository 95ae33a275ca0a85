import * as assert from 'uvu/assert';
import { operationsOf } from '../../../../codegen/contract/model/operation.js';
import { resourcesOf } from '../../../../codegen/contract/model/resource.js';
import { subjectOf } from '../../../../codegen/contract/model/subject.js';
import type { StatusMachine } from '../../../../codegen/definition/ir.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('what a transition table is about');

const { api, operations, resources } = await notesParts();
const [machine] = api.machines as [StatusMachine];

test('its objects, how their status is read, and what changes it', () => {
  const subject = subjectOf(machine, operations, resources);
  assert.is(subject?.resource.name, 'notes');
  assert.is(subject?.read.operation.action.fullName, 'notes.get');
  assert.equal([subject?.read.field, subject?.read.path], ['note', ['note', 'status']]);
  assert.equal(
    subject?.actions.map(({ operation, field, many, leadsTo }) => [operation.action.fullName, field, many, leadsTo]),
    [
      ['notes.drop_many', 'ids', true, ['gone']],
      ['notes.show', 'note', false, ['shown']],
    ],
  );
});

test('of the task server: every action that the table names', async () => {
  const definition = await ours();
  const all = operationsOf(definition);
  const subject = subjectOf(definition.machines[0] as StatusMachine, all, resourcesOf(all));
  assert.is(subject?.read.operation.action.fullName, 'tasks.get_by_id');
  assert.equal(subject?.read.path, ['task', 'status']);
  const named = new Set(definition.machines[0]?.statuses.flatMap(({ reachedBy }) => reachedBy));
  assert.equal(new Set(subject?.actions.map(({ operation }) => operation.action.fullName)), named);
  const completed = subject?.actions.find(({ operation }) => operation.action.name === 'completed');
  assert.equal(completed?.leadsTo, ['published', 'completed']);
});

test('none where no action makes its objects, or none reads just these statuses', () => {
  assert.is(subjectOf(machine, operations, new Map()), undefined);
  const other = { ...machine, statuses: machine.statuses.slice(1) };
  assert.is(subjectOf(other, operations, resources), undefined);
  assert.is(subjectOf({ ...machine, statuses: [] }, operations, resources), undefined);
});

test.run();
