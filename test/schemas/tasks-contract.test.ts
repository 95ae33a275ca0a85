import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { type Fingerprints, fingerprint, fingerprintsOf } from './fingerprint.js';

const published = JSON.parse(readFileSync(new URL('../vectors/tasks-layers.json', import.meta.url), 'utf8')) as Fingerprints;
const file = fileURLToPath(new URL('../../schemas/services/tasks.conf', import.meta.url));

const test = suite('tasks.conf: the published contract');

test('47 actions and 68 layers, no more and no less', async () => {
  const { layers } = await fingerprintsOf(file);
  assert.is(Object.keys(layers).length, 68);
  assert.is(new Set(Object.keys(layers).map((key) => key.split(' ')[0])).size, 47);
  assert.equal(Object.keys(layers).sort(), Object.keys(published.layers).sort());
});

test('no layer differs in anything but its words', async () => {
  const { layers } = await fingerprintsOf(file);
  assert.equal(changed(layers, published.layers), []);
});

test('no shared definition differs in anything but its words', async () => {
  const { definitions } = await fingerprintsOf(file);
  assert.equal(Object.keys(definitions).sort(), Object.keys(published.definitions).sort());
  assert.equal(changed(definitions, published.definitions), []);
});

test('the same actions are internal', async () => {
  const { internal } = await fingerprintsOf(file);
  assert.equal([...internal].sort(), published.internal);
});

const layer = {
  description: 'a',
  request: {
    type: 'object',
    required: ['task'],
    properties: { task: { type: 'string', description: 'b' }, description: { type: 'string', default: 'x' } },
  },
};

test('words, x- keys and the order of keys leave a fingerprint alone', () => {
  const { request } = layer;
  const reworded = {
    request: {
      'x-misplaced': ['response'],
      properties: { description: request.properties.description, task: { 'x-ref': 'tasks', type: 'string', description: 'c' } },
      required: ['task'],
      type: 'object',
    },
    description: 'd',
  };
  assert.is(fingerprint(reworded), fingerprint(layer));
});

test('a type, a default, a required name, a $ref and a property named description each change it', () => {
  const { request } = layer;
  const { task, description } = request.properties;
  const variants = [
    { ...request, required: [] },
    { ...request, properties: { task: { type: 'integer' }, description } },
    { ...request, properties: { task, description: { type: 'string', default: 'y' } } },
    { ...request, properties: { task: { $ref: '#/definitions/id' }, description } },
    { ...request, properties: { task } },
  ];
  const prints = [request, ...variants].map((variant) => fingerprint({ ...layer, request: variant }));
  assert.is(new Set(prints).size, prints.length);
});

test.run();

function changed(now: Readonly<Record<string, string>>, then: Readonly<Record<string, string>>): string[] {
  return Object.keys(then).filter((key) => now[key] !== then[key]);
}
