import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { about, changingParcels } from '../routes.js';

const test = suite('a success that does not come any more');

test('breaks those who wait for it, even where another comes instead', async () => {
  assert.equal(about('add_parcel', await changingParcels('"201" { description: "Taken"', '"202" { description: "Taken"')), [
    'error success-status-removed: does not answer with 201 any more',
    'warning status-added: may answer with 202',
  ]);
});

test.run();
