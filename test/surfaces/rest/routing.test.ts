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

test('takes all that follows as one parameter, slashes included, decoded or nothing', () =>
  withParcels(async ({ ask }, parcels) => {
    for (const [path, place] of [
      ['/v1/parcels/found/a', 'a'],
      ['/v1/parcels/found/a/b//c%20d%2Fe', 'a/b//c d/e'],
      ['/v1/parcels/found/', ''],
    ] as const) {
      assert.is((await ask(path)).status, 200, path);
      assert.equal(parcels.calls.pop()?.path, { place });
    }
    assert.is((await ask('/v1/parcels/found')).text.includes('p1'), true, 'a parcel of that number');
  }));

test('answers every method where the route says so', () =>
  withParcels(async ({ ask }, parcels) => {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE', 'PURGE']) {
      assert.is((await ask('/v1/depot', { method })).status, 204, method);
    }
    assert.is(parcels.calls.length, 6);
  }));

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
  const below = ['', '/:id', '/:id/label', '/:id/move', '/:id/seal', '/found/*', '/newest'];
  assert.equal(paths.toSorted(), ['/depot', ...below.map((path) => `/parcels${path}`)]);
});

test('wants a handler for every route', async () => {
  const { move_parcel: _, ...others } = new Parcels().handlers();
  const surface = await parcelsSurface();
  assert.throws(() => restSurface(surface, others, options), /surface parcels has no handler for move_parcel/);
});

test.run();
