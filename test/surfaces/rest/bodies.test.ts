import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { withParcels } from './fixture.js';

const test = suite('bodies of a route');

const post = (body: unknown, headers = {}) => ({ method: 'POST', body, headers });

test('are parsed, checked and filled with defaults', () =>
  withParcels(async ({ ask }, parcels) => {
    assert.is((await ask('/v1/parcels', post({ size: 'large' }))).status, 201);
    assert.equal(parcels.call.body, { size: 'large', fragile: false });
  }));

test('are read by the definition, whatever type the client names', () =>
  withParcels(async ({ ask }, parcels) => {
    assert.is((await ask('/v1/parcels', post('{"size":"small"}', { 'content-type': 'text/plain' }))).status, 201);
    assert.equal(parcels.call.body, { size: 'small', fragile: false });
  }));

test('are given byte by byte too', () =>
  withParcels(async ({ ask }, parcels) => {
    const body = '{ "size":\t"small" , "x": "\u00e9" }\n';
    await ask('/v1/parcels', post(body));
    assert.is(Buffer.from(parcels.call.raw).toString(), body);
  }));

for (const [name, body, said] of [
  ['that do not fit', { size: 'medium' }, 'size: expected one of "small", "large"'],
  ['with a wrong type', { size: 'small', fragile: 'no' }, 'fragile: expected boolean, got string "no"'],
  ['that lack a field', {}, 'size: expected a value'],
  ['that are no JSON', '{"size": }', 'invalid JSON: expected a value at line 1, column 10'],
  ['that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'not valid UTF-8'],
  ['that are empty', '', 'the body is empty: expected application/json'],
  ['nested too deep', '['.repeat(200) + ']'.repeat(200), 'nested deeper than 100 levels'],
] as const) {
  test(`${name} are refused`, () =>
    withParcels(async ({ ask }, parcels) => {
      const { status, text } = await ask('/v1/parcels', post(body));
      assert.is(status, 400);
      assert.match(text, said);
      assert.equal(parcels.calls, []);
    }));
}

const label = (body: unknown) => ['/v1/parcels/p/label', post(body)] as const;

test('match names in any case where the definition says so, and leave out what is no field', () =>
  withParcels(async ({ ask }, parcels) => {
    const body = {
      TONAME: 'x',
      toname: 'Ann',
      other: 1,
      Free: { KeepS: null, all: [1] },
      main: { CODE: 'c', x: 1 },
      LOCKS: null,
    };
    assert.is((await ask(...label(body))).status, 204);
    assert.equal(parcels.call.body, { toName: 'Ann', free: { KeepS: null, all: [1] }, main: { code: 'c' } });
  }));

test('that are null have no fields there, and others are checked all the same', () =>
  withParcels(async ({ ask }, parcels) => {
    assert.is((await ask(...label('null'))).status, 204);
    assert.equal(parcels.call.body, {});
    assert.match((await ask(...label([1]))).text, '(request): expected object, got a list of 1');
    assert.match((await ask(...label({ TONAME: 5 }))).text, 'toName: expected string, got number 5');
  }));

for (const [name, body] of [
  ['of another type', { main: { code: 4711 } }],
  ['in a list', { locks: [{ code: 'x' }, { code: 4711 }] }],
  ['in place of what holds it', { main: 4711 }],
  ['in place of the list', { locks: 4711 }],
] as const) {
  test(`with a secret ${name} are refused without telling it`, () =>
    withParcels(async ({ ask }) => {
      const { status, text } = await ask(...label(body));
      assert.is(status, 400);
      assert.match(text, /(?:main|locks)[^:]*: expected \w+, got string "\*\*\*"/);
    }));
}

test('are told as they came where they hold no secret', () =>
  withParcels(async ({ ask }) => {
    assert.match((await ask(...label({ toName: 4711, main: { code: 'c' } }))).text, 'toName: expected string, got number 4711');
  }));

test('are read as the surface reads JSON', () =>
  withParcels(
    async ({ ask }, parcels) => {
      assert.is((await ask('/v1/parcels', post('size=large'))).status, 201);
      assert.equal(parcels.call.body, { size: 'large', fragile: false });
      assert.is((await ask('/v1/parcels', post(''))).status, 400);
    },
    {},
    { parse: (text) => Object.fromEntries(text.split('&').map((pair) => pair.split('='))) },
  ));

test('that are too long are 413 in the shape of the surface', () =>
  withParcels(
    async ({ ask }) => {
      const { status, text } = await ask('/v1/parcels', post({ size: 'x'.repeat(100) }));
      assert.is(status, 413);
      assert.match(text, 'Request body is too large');
    },
    {},
    { limits: { bodyBytes: 50 } },
  ));

test('that are compressed or forms are 415', () =>
  withParcels(async ({ ask }) => {
    for (const headers of [{ 'content-encoding': 'gzip' }, { 'content-type': 'multipart/form-data; boundary=x' }]) {
      assert.is((await ask('/v1/parcels', post('x', headers))).status, 415);
    }
  }));

test('that nobody declared are not parsed', () =>
  withParcels(async ({ ask }, parcels) => {
    assert.is((await ask('/v1/parcels/a', { body: 'not { json' })).status, 200);
    assert.is(parcels.call.body, undefined);
    assert.is(Buffer.from(parcels.call.raw).toString(), 'not { json');
  }));

test.run();
