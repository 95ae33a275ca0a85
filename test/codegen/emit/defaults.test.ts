import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, object, service } from './definitions.js';
import { imported, layerOf, validatorsOf } from './emitted.js';

const test = suite('emit: defaults');

test('defaults of top-level properties are filled in, in place, and given values stay', async () => {
  const { request } = await validatorsOf(
    object({
      force: { type: 'boolean', default: false },
      list: { type: 'array', default: [1] },
      name: { type: 'string', default: 'x' },
    }),
  );
  const value = { name: '' };
  assert.ok(request(value));
  assert.equal(value, { name: '', force: false, list: [1] });
});

test('each request gets its own copy of a default', async () => {
  const { request } = await validatorsOf(object({ list: { type: 'array', default: [] } }));
  const first: { list?: unknown[] } = {};
  const second: { list?: unknown[] } = {};
  assert.ok(request(first) && request(second));
  first.list?.push('changed');
  assert.equal(second.list, []);
});

test('the default of a definition stands for the property that refers to it', async () => {
  const { request } = await validatorsOf(
    object({ mode: { $ref: '#/definitions/mode' }, other: { $ref: '#/definitions/mode', default: 'in' } }),
    undefined,
    { mode: { $ref: '#/definitions/direction' }, direction: { type: 'string', enum: ['in', 'out'], default: 'out' } },
  );
  const value = {};
  assert.ok(request(value));
  assert.equal(value, { mode: 'out', other: 'in' });
});

test('a default further down is not filled in: a part of an object may be all that is to change', async () => {
  const { request } = await validatorsOf(object({ script: { $ref: '#/definitions/script' } }), undefined, {
    script: object({ binary: { type: 'string', default: 'python' }, branch: { type: 'string' } }),
  });
  const value = { script: { branch: 'main' } };
  assert.ok(request(value));
  assert.equal(value, { script: { branch: 'main' } });
});

test('answers get no defaults', async () => {
  const { response } = await validatorsOf(object({}), object({ done: { type: 'boolean', default: true } }));
  const value = {};
  assert.ok(response(value));
  assert.equal(value, {});
});

test('layers that differ only in what is required and defaulted share the rest, and each keeps its own', async () => {
  const text = { type: 'string' };
  const emitted = await imported(
    apiOf([
      service('notes', {
        act: {
          layers: {
            '1.0': { request: object({ text, mode: text }) },
            '1.1': { request: object({ text: { ...text, default: 'old' }, mode: text }, { required: ['mode'] }) },
            '1.2': { request: object({ text: { ...text, default: 'new' }, mode: text }, { required: ['text'] }) },
          },
        },
      }),
    ]),
  );
  const accepted = (version: string, value: object) =>
    layerOf(emitted, 'notes.act', version).request(value) ? value : 'refused';
  assert.equal(accepted('1.0', {}), {});
  assert.equal(accepted('1.1', { mode: 'm' }), { mode: 'm', text: 'old' });
  assert.is(accepted('1.1', {}), 'refused');
  assert.is(accepted('1.1', { mode: 5 }), 'refused');
  assert.equal(accepted('1.2', { text: 't' }), { text: 't' });
  // A default is there before anything is required.
  assert.equal(accepted('1.2', {}), { text: 'new' });
});

test.run();
