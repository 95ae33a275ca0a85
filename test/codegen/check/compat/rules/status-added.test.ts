import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { about, changingParcels } from '../routes.js';

const test = suite('a status that callers do not know');

test('of an error, or of a success', async () => {
  const two = '200 { description: "The parcel", schema { "$ref": "#/definitions/parcel" } }';
  const found = await changingParcels(two, `${two}\n        206 { description: "A part" }\n        410 { description: "Gone" }`);
  assert.equal(about('get_parcel', found), [
    'warning status-added: may answer with 206',
    'warning status-added: may answer with 410',
  ]);
});

test.run();
