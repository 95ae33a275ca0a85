import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import * as assert from 'uvu/assert';
import type { ApiDefinition, SchemaNode } from '../../../codegen/definition/ir.js';
import { readDefinitions } from '../../../codegen/definition/read.js';
import { emitApi, emitJsonSchemas } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { actionOf, type EmittedModule, imported, layerOf, verdict } from './emitted.js';

const test = suite("emit: this project's own definitions");

const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url));
let api: ApiDefinition;
let emitted: EmittedModule;

test.before(async () => {
  const reading = await readDefinitions(schemas);
  assert.ok(reading.api, JSON.stringify(reading.diagnostics));
  api = reading.api;
  emitted = await imported(api);
});

test('every layer has its validators, and an empty request is refused exactly where something is required', () => {
  let layers = 0;
  for (const { actions } of api.services) {
    for (const { fullName, layers: defined } of actions) {
      assert.is(actionOf(emitted, fullName).layers.length, defined.length, fullName);
      for (const { version, request } of defined) {
        layers++;
        const required = Array.isArray(request?.required) && request.required.length > 0;
        if (request)
          assert.is(verdict(layerOf(emitted, fullName, version).request, {}) === 'ok', !required, `${fullName} ${version}`);
      }
    }
  }
  assert.ok(layers > 68);
});

test('each published schema satisfies the meta-schema and compiles by itself', () => {
  const ajv = new Ajv2020({ strictSchema: true, strictTypes: false, validateFormats: false });
  for (const [path, text] of emitJsonSchemas(api)) {
    assert.ok(ajv.validateSchema(JSON.parse(text) as SchemaNode), `${path}: ${ajv.errorsText()}`);
    ajv.compile(JSON.parse(text) as SchemaNode);
  }
});

test('what a published schema takes its layer takes', () => {
  let checked = 0;
  for (const [path, text] of emitJsonSchemas(api)) {
    const [, action = '', version = '', side] = /^(.*)\/(.*)\.(request|response)\.json$/.exec(path) ?? [];
    const schema = JSON.parse(text) as SchemaNode;
    const part =
      side === 'request' && schema.type === 'array' ? { ...(schema.items as SchemaNode), $defs: schema.$defs } : schema;
    const layer = layerOf(emitted, action, version);
    const declared = new Set(layer.fields);
    for (const seed of [1, 2]) {
      const value = generateSync(part as JsonSchema, { seed, alwaysFakeOptionals: seed === 1 }) as Record<string, unknown>;
      // Chance may name a field that only a later layer declares.
      const own = side === 'request' ? Object.fromEntries(Object.entries(value).filter(([name]) => declared.has(name))) : value;
      const validator = side === 'request' ? layer.request : layer.response;
      assert.is(verdict(validator, structuredClone(own)), 'ok', `${path} ${JSON.stringify(own)}`);
      checked++;
    }
  }
  assert.ok(checked > 200);
});

test('what the task core is known for', () => {
  const check = (action: string, version: string, value: object) =>
    verdict(layerOf(emitted, `tasks.${action}`, version).request, value);
  assert.is(check('get_all', '2.1', { status: ['bogus', '__$not', 'created', null], tags: ['-x'], parent: ['p'] }), 'ok');
  assert.is(check('get_all', '2.1', { page: 0 }), 'ok');
  assert.is(check('get_all', '2.1', { size: 0 }), 'minimum /size');
  assert.is(check('get_all', '2.1', { id: Array.from({ length: 10_000 }, String) }), 'ok');
  assert.is(check('create', '2.1', { name: 'n', type: 'bogus' }), 'enum /type');
  assert.is(check('create', '2.1', { name: 'n', type: 'training', container: { image: null } }), 'ok');
  assert.is(check('create', '2.1', { name: 'n', type: 'training', container: { image: 5 } }), 'type /container/image');
  const enqueued = { task: 't', verify_watched_queue: true };
  assert.is(check('enqueue', '1.5', enqueued), 'ok');
  const reset: Record<string, unknown> = { task: 't' };
  assert.is(check('reset', '2.13', reset), 'ok');
  assert.equal([reset.force, reset.clear_all, reset.delete_external_artifacts], [false, false, undefined]);
  assert.is(check('reset', '2.21', reset), 'ok');
  assert.is(reset.delete_external_artifacts, true);
});

test('it is emitted in little time', () => {
  const start = performance.now();
  emitApi(api, { runtime: 'taskwright/rpc' });
  const milliseconds = performance.now() - start;
  // Many times what it takes on an idle machine: this catches a change of order, not a busy neighbour.
  assert.ok(milliseconds < 5_000, `${milliseconds} ms`);
});

test.run();
