import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, object, service } from './definitions.js';
import { type EmittedModule, imported, layerOf, verdict } from './emitted.js';

const test = suite('emit: fields that only later layers declare');

const text = { type: 'string' };
let emitted: EmittedModule;

test.before(async () => {
  emitted = await imported(
    apiOf([
      service(
        'notes',
        {
          act: {
            layers: {
              '1.0': { request: object({ text }, { required: ['text'] }) },
              '1.9': {
                request: object({ text, size: { type: 'integer', minimum: 1, default: 5 } }, { required: ['text', 'size'] }),
              },
              '1.10': {
                request: object({ text, size: { type: 'string' }, kind: { $ref: '#/definitions/kind' } }, { required: ['kind'] }),
              },
            },
          },
          closed: {
            layers: {
              '1.0': { request: object({ text }, { additionalProperties: false }) },
              '2.0': { request: object({ text, more: text }, { additionalProperties: false }) },
            },
          },
          branched: {
            layers: {
              '1.0': { request: { anyOf: [{ $ref: '#/definitions/by_id' }, { $ref: '#/definitions/by_name' }] } },
              '2.0': { request: object({ id: text, later: { type: 'boolean' } }) },
            },
          },
          referred: {
            layers: {
              '1.0': { request: { $ref: '#/definitions/by_id' } },
              '2.0': { request: object({ id: text, later: { type: 'boolean' } }) },
            },
          },
        },
        {
          kind: { type: 'string', enum: ['a', 'b'], default: 'a' },
          by_id: object({ id: text }, { required: ['id'] }),
          by_name: object({ name: text }, { required: ['name'] }),
        },
      ),
    ]),
  );
});

const check = (action: string, version: string, value: object) =>
  verdict(layerOf(emitted, `notes.${action}`, version).request, value);

test('an older layer checks them by the first later layer that has them', () => {
  assert.is(check('act', '1.0', { text: 'x', size: 3 }), 'ok');
  assert.is(check('act', '1.0', { text: 'x', size: '3' }), 'type /size');
  assert.is(check('act', '1.0', { text: 'x', size: 0 }), 'minimum /size');
  assert.is(check('act', '1.0', { text: 'x', kind: 'c' }), 'enum /kind');
  assert.is(check('act', '1.9', { text: 'x', size: 3, kind: 'c' }), 'enum /kind');
});

test('its own properties are checked as it declares them, not as later layers do', () => {
  assert.is(check('act', '1.9', { text: 'x', size: 3 }), 'ok');
  assert.is(check('act', '1.10', { kind: 'a', size: 3 }), 'type /size');
});

test('they are neither required nor filled in', () => {
  const value = { text: 'x' };
  assert.is(check('act', '1.0', value), 'ok');
  assert.equal(value, { text: 'x' });
  const own: object = { text: 'x', size: 2 };
  assert.is(check('act', '1.9', own), 'ok');
  assert.equal(own, { text: 'x', size: 2 });
});

test('a layer that forbids other fields takes them, and still no others', () => {
  assert.is(check('closed', '1.0', { more: 'x' }), 'ok');
  assert.is(check('closed', '1.0', { more: 5 }), 'type /more');
  assert.is(check('closed', '1.0', { other: 5 }), 'additionalProperties');
});

test('a request made of alternatives, or referring to a definition, checks them too', () => {
  for (const action of ['branched', 'referred']) {
    assert.is(check(action, '1.0', { id: 'x', later: true }), 'ok');
    assert.is(check(action, '1.0', { id: 'x', later: 1 }), 'type /later');
    assert.is(check(action, '1.0', {}), 'required');
  }
  assert.is(check('branched', '1.0', { name: 'x' }), 'ok');
  assert.is(check('referred', '1.0', { name: 'x' }), 'required');
});

test.run();
