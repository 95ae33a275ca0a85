import * as assert from 'uvu/assert';
import { restSurface } from '../../../src/surfaces/rest/index.js';
import { suite } from '../../support/harness.js';
import { options, Parcels, parcelsSurface, withParcels } from './fixture.js';

const test = suite('routing of a surface');

test('takes a literal segment before a parameter', () =>
  withParcels(async ({ ask }, parcels) => {
    assert.is((await ask('/v1/parcels/newest')).text, 'p1');
    assert.equal(parcels.call.path, {});
  }));

for (const path of ['/v1', '/v1/', '/v1/nothing', '/v1/parcels/', '/v1/parcels/a/b', '/v1/parcels/a/move/']) {
  test(`${path} is 404 in the shape of the surface`, () =>
    withParcels(async ({ ask }, parcels) => {
      const { status, text, headers } = await ask(path);
      assert.is(status, 404);
      assert.is(text, `Unable to find endpoint (${path})\n`);
      assert.is(headers['content-type'], 'text/plain; charset=utf-8');
      assert.equal(parcels.calls, []);
    }));
}

test('leaves what is not below its base to others', () =>
  withParcels(async ({ ask }) => {
    for (const path of ['/', '/v10', '/parcels']) assert.is((await ask(path)).status, 418, path);
  }));

test('names the methods of a path where another was used', () =>
  withParcels(async ({ ask }) => {
    const { status, text, headers } = await ask('/v1/parcels', { method: 'DELETE' });
    assert.is(status, 405);
    assert.is(
      text,
      'Method not allowed (DELETE: use GET or POST)\n'.replace('GET or POST', headers.allow?.replace(', ', ' or ') ?? ''),
    );
    assert.equal(headers.allow?.split(', ').sort(), ['GET', 'POST']);
  }));

test('lets no HEAD or OPTIONS run a GET that changes something', () =>
  withParcels(async ({ ask }, parcels) => {
    for (const method of ['HEAD', 'OPTIONS']) {
      const { status, headers } = await ask('/v1/parcels/a/move', { method });
      assert.equal([status, headers.allow], [405, 'GET']);
    }
    assert.equal(parcels.calls, []);
    assert.is((await ask('/v1/parcels/a/move')).status, 202);
  }));

test('asks no cache to keep an answer', () =>
  withParcels(async ({ ask }) => {
    for (const path of ['/v1/parcels/a', '/v1/none']) assert.is((await ask(path)).headers['cache-control'], 'no-store');
  }));

test('without a base mounts the paths of its routes alone', async () => {
  const surface = { ...(await parcelsSurface()), base: '' };
  const { paths } = restSurface(surface, new Parcels().handlers(), options);
  assert.equal(paths.toSorted(), ['/parcels', '/parcels/:id', '/parcels/:id/move', '/parcels/:id/seal', '/parcels/newest']);
});

test('wants a handler for every route', async () => {
  const { move_parcel: _, ...others } = new Parcels().handlers();
  const surface = await parcelsSurface();
  assert.throws(() => restSurface(surface, others, options), /surface parcels has no handler for move_parcel/);
});

test.run();
