import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import * as assert from 'uvu/assert';
import { apiOpenRpc } from '../../../../codegen/emit/openrpc/document.js';
import { suite } from '../../../support/harness.js';
import { notesApi } from '../notes-api.js';
import { everyVersion, type Json, notesOpenRpc, openRpc } from './fixture.js';

const test = suite('OpenRPC documents of a version');

const require = createRequire(import.meta.url);

function schemaFile(name: string): Json {
  return JSON.parse(readFileSync(require.resolve(name), 'utf8'));
}

/** The official schema of OpenRPC 1.4, and the one that it refers to for schemas. */
function official(): ValidateFunction {
  // Both describe themselves by a dialect of their own, which is that of draft 7.
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  formats.default(ajv);
  const { $schema: _dialect, ...schemas } = schemaFile('@json-schema-tools/meta-schema/schema.json');
  const { $schema: _same, ...schema } = schemaFile('@open-rpc/spec/1_4/schema.json');
  ajv.addSchema(schemas).addSchema({ $id: schemas.$id.replace(/\/$/, ''), $ref: schemas.$id });
  return ajv.compile(schema);
}

const validate = official();

function problem(document: Json): string | undefined {
  return validate(document) ? undefined : JSON.stringify(validate.errors?.slice(0, 5));
}

function method({ methods }: Json, name: string): Json {
  return methods.find((each: Json) => each.name === name);
}

for (const sample of await everyVersion()) {
  test(`${sample.name} ${sample.version} satisfies the official schema of OpenRPC 1.4`, () => {
    assert.is(problem(openRpc(sample)), undefined);
  });
}

test('what is wrong with one is found, in its schemas too', () => {
  const document = notesOpenRpc();
  method(document, 'notes.create').params[0].schema.type = 'words';
  assert.ok(problem(document));
  assert.ok(problem({ ...notesOpenRpc(), openrpc: '1.3.2' }));
});

test('say where the version is served, or nothing', () => {
  const options = { title: 'Notes', server: 'https://notes.example/' };
  const { servers, ...others } = apiOpenRpc(notesApi, '1.5', options) as Json;
  assert.equal(servers, [{ name: 'version 1.5', url: 'https://notes.example/v1.5/rpc' }]);
  assert.is(problem({ servers, ...others }), undefined);
  assert.is(notesOpenRpc('1.5').servers, undefined);
});

test('internal actions are left out', () => {
  assert.is(method(notesOpenRpc('1.5'), 'notes.get_all_ex'), undefined);
});

test('params go by name, those that must be there first', () => {
  const { paramStructure, params } = method(notesOpenRpc(), 'notes.create');
  assert.is(paramStructure, 'by-name');
  assert.equal(
    params.map((each: Json) => [each.name, each.required]),
    [
      ['text', true],
      ['shade', true],
      ['tags', false],
      ['priority', false],
    ],
  );
  assert.equal(params[0], {
    name: 'text',
    description: 'What it says.',
    required: true,
    schema: { type: 'string', minLength: 1 },
  });
});

test('no method has two params or two errors that are told apart by nothing', async () => {
  for (const sample of await everyVersion()) {
    for (const { name, params, errors } of openRpc(sample).methods) {
      const said = `${sample.name} ${sample.version} ${name}`;
      assert.is(new Set(params.map((each: Json) => each.name)).size, params.length, said);
      assert.is(new Set(errors.map((each: Json) => each.code)).size, errors.length, said);
    }
  }
});

test('a param that came later says since when', () => {
  const { params } = method(notesOpenRpc(), 'notes.create');
  assert.is(params.at(-1)['x-since'], '2.0');
});

test('what ties several params together is said beside them', () => {
  assert.equal(method(notesOpenRpc('1.0'), 'notes.get_all')['x-request'], { dependencies: { page: ['page_size'] } });
  assert.is(method(notesOpenRpc('1.5'), 'notes.get_all')['x-request'], undefined);
});

test('a batch takes a list of the requests that it repeats', () => {
  const { paramStructure, params, 'x-batch': batch } = method(notesOpenRpc('1.0'), 'notes.import');
  assert.equal([paramStructure, batch, params.length], ['by-position', true, 1]);
  assert.equal(params[0].schema.required, ['text']);
});

test('a description beside a reference is kept where draft 7 would not see it', () => {
  const [, shade] = method(notesOpenRpc(), 'notes.create').params;
  assert.equal(shade, {
    name: 'shade',
    description: 'Its colour.',
    required: true,
    schema: { $ref: '#/components/schemas/notes.shade' },
  });
});

test('errors have the codes of JSON-RPC, and say which of ours share one', () => {
  const { errors } = method(notesOpenRpc(), 'notes.create');
  assert.equal(errors, [
    {
      code: -32602,
      message: 'validation error',
      data: [{ code: 400, subcode: 12, name: 'validation_error', message: 'validation error' }],
    },
    {
      code: -32000,
      message: "it isn't a note's id",
      data: [{ code: 400, subcode: 101, name: 'invalid_note_id', message: "it isn't a note's id" }],
    },
  ]);
});

test('a deprecated layer says so', () => {
  const old = method(notesOpenRpc('1.0'), 'notes.get_all');
  assert.equal([old.deprecated, old['x-sunset']], [true, '2027-01-31']);
  assert.is(method(notesOpenRpc('1.5'), 'notes.get_all').deprecated, undefined);
});

test('every reference leads somewhere', async () => {
  for (const sample of await everyVersion()) {
    const document = openRpc(sample);
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      assert.ok(document.components.schemas[name], `${sample.name} ${sample.version}: ${name}`);
    }
  }
});

test('are the same each time', () => {
  assert.is(JSON.stringify(notesOpenRpc()), JSON.stringify(notesOpenRpc()));
});

test.run();
