import * as assert from 'uvu/assert';
import { moveCase, statusCase } from '../../../../codegen/contract/cases/move-case.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { type Subject, subjectOf } from '../../../../codegen/contract/model/subject.js';
import type { StatusMachine } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('cases about a status');

const { api, operations, resources } = await notesParts();
const subject = subjectOf(api.machines[0] as StatusMachine, operations, resources) as Subject;
const [drop, show] = subject.actions;
if (!drop || !show) throw new Error('the table names two actions');
const making = (seed = 'move') => ({ subject, resources, random: new Random(seed) });

test('a new object, the actions that bring it there, and what the last one needs besides', () => {
  const { setup, step, move } = moveCase(making(), [show], drop, 'shown');
  assert.equal(
    setup.map(({ action }) => action),
    ['notes.create', 'folders.create', 'notes.show'],
  );
  assert.equal(step.request, { ids: ['{{object}}'] });
  assert.equal([move?.leadsTo, move?.many], [['gone'], true]);
  assert.equal(move?.next.get('draft'), ['shown']);
});

test('an id of something else says where the object goes', () => {
  const { setup, step } = moveCase(making(), [], show, 'draft');
  assert.equal(step.request, { note: '{{object}}', folder: '{{folders_1}}' });
  assert.equal(
    setup.map(({ action, gives }) => [action, gives]),
    [
      ['notes.create', 'object'],
      ['folders.create', 'folders_1'],
    ],
  );
});

test('the status is read by the action that the definition has for it', () => {
  const { step, move } = statusCase(making());
  assert.is(step.action, 'notes.get');
  assert.equal(step.request, { note: '{{object}}' });
  assert.equal(move?.reading.path, ['note', 'status']);
});

test('objects of two cases have nothing in common', () => {
  const same = making();
  const texts = [moveCase(same, [], show, 'draft'), moveCase(same, [], show, 'draft')].map(({ setup }) =>
    JSON.stringify(setup.map(({ request }) => request)),
  );
  assert.not.equal(texts[0], texts[1]);
});

test.run();
