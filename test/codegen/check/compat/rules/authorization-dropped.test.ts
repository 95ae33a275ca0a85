import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('credentials that are not needed any more');

test('where some were', async () => {
  assert.equal(await betweenActions(action(), action('authorize: false')), [
    'warning authorization-dropped: no credentials are needed any more',
  ]);
});

test.run();
