import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { emitJsonSchemas } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { imported, layerOf } from './emitted.js';
import { notesApi } from './notes-api.js';
import { fittingValues, mutated, randomApi, SEED } from './random-schemas.js';

const test = suite('emit: emitted validators agree with the emitted JSON Schema');

test('on requests of random schemas, with values that fit, nearly fit and do not fit', async () => {
  const api = apiOf([
    service(
      'notes',
      Object.fromEntries(requests.map((request, index) => [`act_${index}`, { layers: { '1.0': { request } } }])),
      definitions,
    ),
  ]);
  const files = emitJsonSchemas(api);
  const emitted = await imported(api);
  const verdicts = { ok: 0, refused: 0 };
  requests.forEach((_, index) => {
    const schema = JSON.parse(files.get(`notes.act_${index}/1.0.request.json`) ?? '') as SchemaNode;
    const plain = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true }).compile(schema);
    const { request } = layerOf(emitted, `notes.act_${index}`, '1.0');
    for (const value of values(schema, SEED + index)) {
      const expected = plain(value);
      verdicts[expected ? 'ok' : 'refused']++;
      assert.is(request(structuredClone(value)), expected, `${JSON.stringify(schema)}\n${JSON.stringify(value)}`);
    }
  });
  // Both verdicts must really occur, or the property says nothing.
  assert.ok(verdicts.ok > 300 && verdicts.refused > 300, JSON.stringify(verdicts));
});

test('what the published schema takes, a layer takes: requests and answers, leniencies only widen', async () => {
  const files = emitJsonSchemas(notesApi);
  const emitted = await imported(notesApi);
  let checked = 0;
  for (const [path, text] of files) {
    const [, action = '', version = '', side] = /^(.*)\/(.*)\.(request|response)\.json$/.exec(path) ?? [];
    const schema = JSON.parse(text) as SchemaNode;
    // A batch is checked item by item.
    const part =
      side === 'request' && schema.type === 'array' ? { ...(schema.items as SchemaNode), $defs: schema.$defs } : schema;
    const plain = new Ajv2020({ strict: false, validateFormats: false }).compile(part);
    const validator = layerOf(emitted, action, version)[side === 'request' ? 'request' : 'response'];
    for (const value of values(part, SEED + checked)) {
      if (!plain(value) || hasOtherLayersFields(value)) continue;
      checked++;
      assert.ok(validator(structuredClone(value)), `${path}\n${JSON.stringify(value)}\n${JSON.stringify(validator.errors)}`);
    }
  }
  assert.ok(checked > 100, String(checked));
});

/** `priority` and `search` are checked in older layers too, where the published schema of the layer does not know them. */
function hasOtherLayersFields(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['priority', 'search', 'author', 'page'].some((name) => Object.hasOwn(value, name))
  );
}

test.run();
