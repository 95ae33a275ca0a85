import * as assert from 'uvu/assert';
import { restSurface } from '../../../src/surfaces/rest/index.js';
import { suite } from '../../support/harness.js';
import { options, Parcels, parcelsSurface, withParcels } from './fixture.js';

const test = suite('roles of a surface');

const MOVE = '/v1/parcels/a/move';

for (const [roles, status] of [
  [['mover'], 202],
  [['depot', 'reader'], 202],
  [['reader', 'Mover'], 403],
  [[], 403],
] as const) {
  test(`who has ${roles.join(' and ') || 'none'} is answered ${status} by a route that names mover and depot`, () =>
    withParcels(
      async ({ ask }, parcels) => {
        assert.is((await ask(MOVE)).status, status);
        assert.is(parcels.calls.length, status === 202 ? 1 : 0);
        assert.is((await ask('/v1/parcels/a')).status, 200, 'other routes are for all');
      },
      {},
      { rolesOf: () => roles },
    ));
}

test('are those of who is calling', () =>
  withParcels(
    async ({ ask }) => {
      assert.is((await ask(MOVE)).status, 403);
      assert.is((await ask(MOVE, { headers: { 'x-key': 'mover' } })).status, 202);
      assert.is((await ask(MOVE, { headers: { 'x-key': undefined } })).status, 401);
    },
    {},
    { rolesOf: (who) => [who] },
  ));

test('must be said by whoever runs a surface that names any', async () => {
  const { rolesOf: _, ...without } = options;
  const surface = await parcelsSurface();
  assert.throws(
    () => restSurface(surface, new Parcels().handlers(), without),
    /surface parcels names roles, and rolesOf is not given/,
  );
});

test.run();
