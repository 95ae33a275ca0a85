import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action more');

const OTHER = action().replace('get {', 'put {');

test('at a version that was published', async () => {
  assert.equal(await betweenActions(OTHER, `${OTHER}\n${action()}`), ['info action-added: new action']);
});

test('at a new version', async () => {
  const late = action('', '', '1.1');
  assert.equal(await betweenActions(OTHER, `${OTHER}\n${late}`), ['info action-added: new action']);
});

test.run();
