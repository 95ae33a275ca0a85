import * as assert from 'uvu/assert';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import type { RestOptions } from '../../../src/surfaces/rest/index.js';
import { suite } from '../../support/harness.js';
import { withParcels } from './fixture.js';

const test = suite('bodies that travel encoded');

const open: RestOptions<string>['open'] = ({ raw }, who) => {
  const text = raw.toString();
  if (!text.startsWith(`${who}:`)) throw new ApiError(baseErrors.bad_request, { extra: 'cannot be opened' });
  return Buffer.from(text.slice(who.length + 1), 'base64');
};

const sealed = (value: unknown, who = 'ann') => ({
  method: 'PUT',
  body: `${who}:${Buffer.from(JSON.stringify(value)).toString('base64')}`,
});

test('are opened by the surface, with what authentication gave', () =>
  withParcels(
    async ({ ask }, parcels) => {
      assert.is((await ask('/v1/parcels/p/seal', sealed({ secret: 's' }))).status, 204);
      assert.equal(parcels.call.body, { secret: 's' });
      assert.is(Buffer.from(parcels.call.raw).toString(), sealed({ secret: 's' }).body);
    },
    {},
    { open },
  ));

test('that cannot be opened are refused', () =>
  withParcels(
    async ({ ask }, parcels) => {
      const { status, text } = await ask('/v1/parcels/p/seal', sealed({ secret: 's' }, 'bob'));
      assert.is(status, 400);
      assert.match(text, 'cannot be opened');
      assert.equal(parcels.calls, []);
    },
    {},
    { open },
  ));

test('are checked inside, and errors do not tell what was inside', () =>
  withParcels(
    async ({ ask }) => {
      const { status, text } = await ask('/v1/parcels/p/seal', sealed({ secret: 4711 }));
      assert.is(status, 400);
      assert.match(text, 'secret: expected string');
      assert.not.match(text, '4711');
    },
    {},
    { open },
  ));

test('without a way to open them are an error of the server', () =>
  withParcels(async ({ ask }) => {
    assert.is((await ask('/v1/parcels/p/seal', sealed({ secret: 's' }))).status, 500);
  }));

test.run();
