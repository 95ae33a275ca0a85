import * as assert from 'uvu/assert';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import { suite } from '../../support/harness.js';
import { withParcels } from './fixture.js';

const test = suite('authentication of a surface');

test('comes before parameters and bodies, and gives handlers who is calling', () =>
  withParcels(async ({ ask }, parcels) => {
    const { status } = await ask('/v1/parcels', { method: 'POST', body: 'no json', headers: { 'x-key': undefined } });
    assert.is(status, 401);
    assert.is((await ask('/v1/parcels?limit=x', { headers: { 'x-key': undefined } })).status, 401);
    await ask('/v1/parcels/a', { headers: { 'x-key': 'bob' } });
    assert.is(parcels.call.who, 'bob');
  }));

test('is not asked on open routes, nor on paths that are none', () =>
  withParcels(async ({ ask }) => {
    assert.is((await ask('/v1/parcels/newest', { headers: { 'x-key': undefined } })).status, 200);
    assert.is((await ask('/v1/none', { headers: { 'x-key': undefined } })).status, 404);
  }));

test('sees the request as it came: bytes, target and headers', async () => {
  const seen: unknown[] = [];
  await withParcels(
    async ({ ask }) => {
      await ask('/v1/parcels/a%2fb?b=%20&a=+&b', { method: 'GET', body: 'x=1', headers: { 'X-Key': ' ann', 'x-list': 'a,  b' } });
    },
    {},
    {
      authenticate: (request) => {
        const { method, target, query, raw, path, route } = request;
        seen.push(method, target, query, raw.toString(), path, route?.name, request.header('x-list'));
        throw new ApiError(baseErrors.invalid_credentials);
      },
    },
  );
  assert.equal(seen, ['GET', '/v1/parcels/a%2fb?b=%20&a=+&b', 'b=%20&a=+&b', 'x=1', { id: 'a/b' }, 'get_parcel', 'a,  b']);
});

test('may take its time', () =>
  withParcels(
    async ({ ask }, parcels) => {
      await ask('/v1/parcels/a');
      assert.is(parcels.call.who, 'late');
      assert.is(parcels.call.target, '/v1/parcels/a');
    },
    {},
    { authenticate: () => Promise.resolve('late') },
  ));

test.run();
