import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action less that nobody was told of');

const OTHER = action().replace('get {', 'put {');

test('it is told', async () => {
  assert.equal(await betweenActions(`${OTHER}\n${action()}`, OTHER), ['error action-removed: the action is gone']);
});

test.run();
