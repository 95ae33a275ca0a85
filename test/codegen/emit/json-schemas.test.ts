import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { walk } from '../../../codegen/definition/schema-walk.js';
import { emitJsonSchemas } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { object, single } from './definitions.js';
import { notesApi } from './notes-api.js';

const test = suite('emit: JSON Schema files');

const files = emitJsonSchemas(notesApi);

function read(path: string, from: ReadonlyMap<string, string> = files): SchemaNode {
  const text = from.get(path);
  if (text === undefined) throw new Error(`no file ${path}`);
  return JSON.parse(text) as SchemaNode;
}

function requestFile(request: SchemaNode, definitions?: Readonly<Record<string, SchemaNode>>): SchemaNode {
  return read('notes.act/1.0.request.json', emitJsonSchemas(single(request, undefined, definitions)));
}

test('there are two for each layer of each action', () => {
  assert.equal(
    [...files.keys()],
    [
      'notes.create/1.0.request.json',
      'notes.create/1.0.response.json',
      'notes.create/2.0.request.json',
      'notes.create/2.0.response.json',
      'notes.delete/1.0.request.json',
      'notes.delete/1.0.response.json',
      'notes.get_all/1.0.request.json',
      'notes.get_all/1.0.response.json',
      'notes.get_all/1.5.request.json',
      'notes.get_all/1.5.response.json',
      'notes.get_all_ex/1.5.request.json',
      'notes.get_all_ex/1.5.response.json',
      'notes.import/1.0.request.json',
      'notes.import/1.0.response.json',
      'notes.set-meta/1.0.request.json',
      'notes.set-meta/1.0.response.json',
    ],
  );
});

test('each satisfies the meta-schema of 2020-12 and compiles strictly, by itself', () => {
  const ajv = new Ajv2020({ strictSchema: true, allowUnionTypes: true, validateFormats: false });
  for (const [path, text] of files) {
    const schema = JSON.parse(text) as SchemaNode;
    assert.ok(ajv.validateSchema(schema), `${path}: ${ajv.errorsText()}`);
    ajv.compile(schema);
    assert.is(schema.$schema, 'https://json-schema.org/draft/2020-12/schema', path);
  }
});

test('a file says what the layer declares: descriptions, defaults and limits stay', () => {
  assert.equal(read('notes.create/2.0.request.json'), {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      text: { type: 'string', description: 'What it says.', minLength: 1 },
      tags: { type: 'array', description: 'Its tags.', items: { type: 'string' }, default: [] },
      shade: { $ref: '#/$defs/shade', description: 'Its colour.' },
      priority: { type: 'integer', description: 'How urgent it is.', minimum: 1, default: 3 },
    },
    required: ['text', 'shade'],
    $defs: { shade: { type: 'string', enum: ['red', 'blue'] } },
  });
});

test('definitions come along as far as they are reached, directly or through others', () => {
  assert.equal(Object.keys(read('notes.get_all/1.0.response.json').$defs ?? {}), ['note', 'shade']);
  assert.is(read('notes.delete/1.0.request.json').$defs, undefined);
  assert.is(read('notes.delete/1.0.response.json').$defs, undefined);
});

test('keywords of ours and keys that are none are left out', () => {
  const schema = requestFile({
    type: 'object',
    'x-misplaced': ['response'],
    response: object({}),
    properties: {
      'x-name': { type: 'string', 'x-ref': 'users', 'x-secret': true },
      f: { type: 'array', 'x-filter': 'list', 'x-accept': ['null'] },
    },
  });
  assert.equal(schema, {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { 'x-name': { type: 'string' }, f: { type: 'array' } },
  });
  for (const text of files.values())
    for (const { node } of walk(JSON.parse(text) as SchemaNode))
      assert.not(Object.keys(node).some((key) => key.startsWith('x-')));
});

test('dependencies between properties become dependentRequired', () => {
  const schema = read('notes.get_all/1.0.request.json');
  assert.equal(schema.dependentRequired, { page: ['page_size'] });
  assert.is(schema.dependencies, undefined);
  // A property of that name is a property.
  const named = requestFile(object({ dependencies: { type: 'string' } }));
  assert.equal(named.properties, { dependencies: { type: 'string' } });
});

test('a batch is a list of what the layer takes', () => {
  const schema = read('notes.import/1.0.request.json');
  const item = read('notes.create/1.0.request.json');
  assert.is(schema.type, 'array');
  assert.equal(schema.items, { type: item.type, properties: item.properties, required: item.required });
  assert.equal(schema.$defs, item.$defs);
});

test('a definition with an odd name is found by its reference', () => {
  const schema = requestFile(object({ a: { $ref: '#/definitions/odd/na~me %' } }), { 'odd/na~me %': { type: 'integer' } });
  const check = new Ajv2020().compile(schema);
  assert.ok(check({ a: 1 }));
  assert.not(check({ a: 'x' }));
});

test('a definition that contains itself stays a reference', () => {
  const check = new Ajv2020({ strict: false }).compile(read('notes.get_all/1.0.response.json'));
  assert.ok(check({ notes: [{ id: 'a', replies: [{ id: 'b', replies: [] }] }] }));
  assert.not(check({ notes: [{ id: 'a', replies: [{ id: 5 }] }] }));
});

test.run();
