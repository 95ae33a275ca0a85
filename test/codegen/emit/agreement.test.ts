import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { emitJsonSchemas } from '../../../codegen/emit/index.js';
import { dropNulls } from '../../../src/rpc/nulls.js';
import { suite } from '../../support/harness.js';
import { apiOf, service, single } from './definitions.js';
import { imported, layerOf } from './emitted.js';
import { notesApi } from './notes-api.js';
import { assortedValues, randomAction, randomApi, randomDefinitions, randomRequests, SEED } from './random-schemas.js';

const test = suite('emit: emitted validators agree with the emitted JSON Schema');

const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });

function publishedSchema(request: SchemaNode, definitions: Readonly<Record<string, SchemaNode>>): SchemaNode {
  const text = emitJsonSchemas(single(request, undefined, definitions)).get('notes.act/1.0.request.json') ?? '';
  return JSON.parse(text) as SchemaNode;
}

test('on requests of random schemas, with values that fit, nearly fit and do not fit', async () => {
  const files = emitJsonSchemas(randomApi);
  const emitted = await imported(randomApi);
  const verdicts = { ok: 0, refused: 0 };
  randomRequests.forEach((_, index) => {
    const schema = JSON.parse(files.get(`notes.${randomAction(index)}/1.0.request.json`) ?? '') as SchemaNode;
    const plain = ajv.compile(schema);
    const { request } = layerOf(emitted, `notes.${randomAction(index)}`, '1.0');
    for (const value of assortedValues(schema, SEED + index)) {
      const expected = plain(value);
      verdicts[expected ? 'ok' : 'refused']++;
      assert.is(request(structuredClone(value)), expected, `${JSON.stringify(schema)}\n${JSON.stringify(value)}`);
    }
  });
  // Both verdicts must really occur, or the property says nothing.
  assert.ok(verdicts.ok > 300 && verdicts.refused > 300, JSON.stringify(verdicts));
});

test('on requests of older layers, whose later fields are checked as the later layer has them', async () => {
  const pairs = randomRequests.flatMap((older, index) => {
    const newer = randomRequests[(index + 7) % randomRequests.length];
    return newer === undefined ? [] : [{ older, newer }];
  });
  const api = apiOf([
    service(
      'notes',
      Object.fromEntries(
        pairs.map(({ older, newer }, index) => [
          randomAction(index),
          { layers: { '1.9': { request: older }, '1.10': { request: newer } } },
        ]),
      ),
      randomDefinitions,
    ),
  ]);
  const emitted = await imported(api);
  const verdicts = { ok: 0, refused: 0 };
  pairs.forEach(({ older, newer }, index) => {
    // Said once more in plain JSON Schema: all properties, those of the older layer winning, and what the older one requires.
    const both = { ...older, properties: { ...Object(newer.properties), ...Object(older.properties) } };
    const published = publishedSchema(both, randomDefinitions);
    const plain = ajv.compile(published);
    const { request } = layerOf(emitted, `notes.${randomAction(index)}`, '1.9');
    for (const value of assortedValues(published, SEED - index)) {
      const expected = plain(value);
      verdicts[expected ? 'ok' : 'refused']++;
      assert.is(request(structuredClone(value)), expected, `${JSON.stringify(published)}\n${JSON.stringify(value)}`);
    }
  });
  assert.ok(verdicts.ok > 300 && verdicts.refused > 300, JSON.stringify(verdicts));
});

test('nulls that a schema takes are never dropped', async () => {
  const files = emitJsonSchemas(randomApi);
  const emitted = await imported(randomApi);
  let withNulls = 0;
  randomRequests.forEach((_, index) => {
    const text = files.get(`notes.${randomAction(index)}/1.0.request.json`) ?? '';
    // One alternative may take a null that another declares and refuses.
    if (/anyOf|oneOf/.test(text)) return;
    const plain = ajv.compile(JSON.parse(text) as SchemaNode);
    const { nulls, fields } = layerOf(emitted, `notes.${randomAction(index)}`, '1.0');
    for (const fitting of assortedValues(JSON.parse(text) as SchemaNode, SEED + index).filter((each) => plain(each))) {
      // Undeclared members at the top are the framework's own affair.
      const value = Object.fromEntries(Object.entries(Object(fitting)).filter(([name]) => fields.includes(name)));
      const before = JSON.stringify(value);
      dropNulls(value, nulls);
      assert.is(JSON.stringify(value), before, text);
      if (before.includes('null')) withNulls++;
    }
  });
  assert.ok(withNulls > 8, String(withNulls));
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
    const plain = ajv.compile(part);
    const validator = layerOf(emitted, action, version)[side === 'request' ? 'request' : 'response'];
    for (const value of assortedValues(part, SEED + checked)) {
      if (!plain(value) || hasOtherLayersFields(value)) continue;
      checked++;
      assert.ok(validator(structuredClone(value)), `${path}\n${JSON.stringify(value)}\n${JSON.stringify(validator.errors)}`);
    }
  }
  assert.ok(checked > 100, String(checked));
});

/** `priority` and `search` are checked in older layers too, where the published schema of the layer does not know them. */
function hasOtherLayersFields(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ['priority', 'search', 'page'].some((name) => Object.hasOwn(value, name));
}

test.run();
