import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { betweenMachines, status } from '../changes.js';

const test = suite('a status in which an action is done');

const SENT = status('sent', '', 'notes.get');

test('one that can be left by it', async () => {
  const found = await betweenMachines(
    [status('draft', 'sent'), SENT],
    [status('draft', 'sent'), status('sent', 'sent', 'notes.get')],
  );
  assert.equal(found, ['info transition-added: also note: sent -> sent']);
});

test('a new status that leads there', async () => {
  const found = await betweenMachines([status('draft', 'sent'), SENT], [status('draft', 'sent'), SENT, status('late', 'sent')]);
  assert.equal(found, ['info transition-added: also note: late -> sent']);
});

test.run();
