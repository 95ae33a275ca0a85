import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { about, changingParcels } from '../routes.js';

const test = suite('an error that does not come any more');

test('is told by its status', async () => {
  assert.equal(about('get_parcel', await changingParcels(/ {8}404 \{.*\n/, '')), [
    'info status-removed: does not answer with 404 any more',
  ]);
});

test.run();
