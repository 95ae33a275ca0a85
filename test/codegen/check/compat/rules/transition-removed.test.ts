import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { betweenMachines, status } from '../changes.js';

const test = suite('a status in which an action is refused');

const SENT = status('sent', '', 'notes.get');
const LOST = status('lost', '');

test('one that could be left by it', async () => {
  const found = await betweenMachines([status('draft', 'sent, lost'), SENT, LOST], [status('draft', 'lost'), SENT, LOST]);
  assert.equal(found, ['error transition-removed: no more note: draft -> sent']);
});

test('an action that does not lead there any more', async () => {
  const found = await betweenMachines([status('draft', 'sent'), SENT], [status('draft', 'sent'), status('sent', '')]);
  assert.equal(found, ['error transition-removed: no more note: draft -> sent']);
});

test('a change that no action makes is none of the business of callers', async () => {
  assert.equal(await betweenMachines([status('draft', 'sent, lost'), SENT, LOST], [status('draft', 'sent'), SENT, LOST]), []);
});

test.run();
