import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { withParcels } from './fixture.js';

const test = suite('parameters of a route');

const DEPOT = { headers: { 'X-Depot': '7' } };

test('are converted by their declared types, defaults filled in', () =>
  withParcels(async ({ ask }, parcels) => {
    assert.is((await ask('/v1/parcels?open=true&size=small&other=1', DEPOT)).status, 200);
    const { query, headers, path } = parcels.call;
    assert.equal(query, { size: ['small'], open: true, limit: 10 });
    assert.equal(headers, { 'x-depot': 7 });
    assert.equal(path, {});
  }));

test('that are lists may come more than once', () =>
  withParcels(async ({ ask }, parcels) => {
    await ask('/v1/parcels?size=small&size=large&limit=3', DEPOT);
    assert.equal(parcels.call.query, { size: ['small', 'large'], limit: 3 });
  }));

for (const [query, said] of [
  ['limit=ten', 'query.limit: expected integer, got string "ten"'],
  ['limit=0', 'query.limit: expected a number >= 1, got number 0'],
  ['limit=51', 'query.limit: expected a number <= 50, got number 51'],
  ['limit=1&limit=2', 'query.limit: expected integer, got a list of 2'],
  ['size=medium', 'query.size.0: expected one of "small", "large", got string "medium"'],
  ['open=perhaps', 'query.open: expected boolean, got string "perhaps"'],
] as const) {
  test(`?${query} is refused, by name and with what was expected`, () =>
    withParcels(async ({ ask }, parcels) => {
      const { status, text } = await ask(`/v1/parcels?${query}`, DEPOT);
      assert.is(status, 400);
      assert.is(text, `Validation error (${said})\n`);
      assert.equal(parcels.calls, []);
    }));
}

test('that are required are asked for', () =>
  withParcels(async ({ ask }) => {
    const { status, text } = await ask('/v1/parcels');
    assert.is(status, 400);
    assert.match(text, 'headers.x-depot: expected a value (the field is required), got nothing');
  }));

test('in headers are never repeated in an error: they hold credentials', () =>
  withParcels(async ({ ask }) => {
    const { status, text } = await ask('/v1/parcels', { headers: { 'x-depot': 'hunter2' } });
    assert.is(status, 400);
    assert.match(text, 'headers.x-depot: expected integer');
    assert.not.match(text, 'hunter2');
  }));

test('of the path are decoded one by one: an encoded slash is part of a name', () =>
  withParcels(async ({ ask }, parcels) => {
    await ask('/v1/parcels/a%2Fb%20c');
    assert.equal(parcels.call.path, { id: 'a/b c' });
  }));

test('of the path that cannot be decoded stay as they came', () =>
  withParcels(async ({ ask }, parcels) => {
    assert.is((await ask('/v1/parcels/%zz')).status, 200);
    assert.equal(parcels.call.path, { id: '%zz' });
  }));

test('of the path are texts, whatever they look like', () =>
  withParcels(async ({ ask }, parcels) => {
    await ask('/v1/parcels/12');
    assert.equal(parcels.call.path, { id: '12' });
  }));

test.run();
