import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { about, changingBack, changingParcels } from '../routes.js';

const test = suite('the media type of a body');

test('that is sent', async () => {
  assert.equal(
    about(
      'add_parcel',
      await changingParcels('description: "The parcel"\n', 'description: "The parcel", wire: "application/jose"\n'),
    ),
    ['error request-content-changed: request: application/json became application/jose'],
  );
});

test('that is answered', async () => {
  assert.equal(
    about('newest', await changingParcels('"Its number", content: "text/plain"', '"Its number", content: "text/csv"')),
    ['error response-content-changed: 200: text/plain became text/csv'],
  );
});

test('a body where there was none, and none where there was one', async () => {
  const change = [
    '{ description: "The parcel", schema { "$ref": "#/definitions/parcel" } }',
    '{ description: "The parcel" }',
  ] as const;
  assert.equal(about('get_parcel', await changingParcels(...change)), [
    'error response-content-changed: 200: application/json became no body',
  ]);
  assert.equal(about('get_parcel', await changingBack(...change)), [
    'error response-content-changed: 200: no body became application/json',
  ]);
});

test.run();
