import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { about, changingParcels } from '../routes.js';

const test = suite('the address of a route');

const moved = async (was: string, is: string) => about('get_parcel', await changingParcels(was, is));

test('another path', async () => {
  assert.equal(await moved('GET /parcels/{id}', 'GET /packages/{id}'), [
    'error route-moved: GET /v1/parcels/{} became GET /v1/packages/{}',
  ]);
});

test('another method', async () => {
  assert.equal(await moved('GET /parcels/{id}', 'PUT /parcels/{id}'), [
    'error route-moved: GET /v1/parcels/{} became PUT /v1/parcels/{}',
  ]);
});

test('a segment that became all that follows', async () => {
  assert.equal(await moved('GET /parcels/{id}', 'GET /parcels/{id...}'), [
    'error route-moved: GET /v1/parcels/{} became GET /v1/parcels/{...}',
  ]);
});

test('another base', async () => {
  assert.equal(await moved('base: "/v1"', 'base: "/v2"'), ['error route-moved: GET /v1/parcels/{} became GET /v2/parcels/{}']);
});

test('another name of a parameter is none of the business of callers', async () => {
  assert.equal(
    about(
      'get_parcel',
      await changingParcels(/GET \/parcels\/\{id\}([\s\S]*?)path \{ id:/, 'GET /parcels/{number}$1path { number:'),
    ),
    [],
  );
});

test.run();
