import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withDefinitions, withRequest } from '../fixtures/services.js';

const test = suite('$ref');

const KIND = '_definitions { kind { type: string, description: "K" } }';

test('to nothing is an error where it stands', async () => {
  const { api, diagnostics } = await readService(withRequest('properties { a { "$ref": "#/definitions/knid" } }', KIND));
  assert.is(api, undefined);
  expectDiagnostics(
    diagnostics.filter(({ code }) => code !== 'TW302'),
    [{ code: 'TW401', line: 6, column: 18, message: '"knid", which is no definition', expected: 'did you mean "kind"?' }],
  );
});

test('to nothing is found in every part of a schema', async () => {
  const ref = '{ "$ref": "#/definitions/none" }';
  const { diagnostics } = await readService(
    withRequest(`additionalProperties ${ref}
anyOf: [${ref}, { not ${ref} }]
patternProperties { "^x" ${ref} }
properties { a { description: "A", type: array, items ${ref} } }`),
  );
  assert.equal(
    diagnostics.map(({ code, location }) => `${code} ${location.line}`),
    ['TW401 6', 'TW401 7', 'TW401 7', 'TW401 8', 'TW401 9'],
  );
});

test('from one definition to nothing is an error there', async () => {
  const { diagnostics } = await readService(
    withDefinitions('a { type: object, additionalProperties { "$ref": "#/definitions/b" } }'),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW401', line: 3 }]);
});

test('to a fragment of layers is an error: it is no schema', async () => {
  const { diagnostics } = await readService(
    withDefinitions(
      'batch { request { type: object }, response { type: object } }\na { type: object, additionalProperties { "$ref": "#/definitions/batch" } }',
    ),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW401', line: 4 }]);
});

for (const ref of [
  'kind',
  '#/kind',
  '#/$defs/kind',
  '#/definitions/kind/properties/a',
  '#/definitions/',
  '#',
  'other.conf#/definitions/kind',
  'https://example.org/schema.json',
]) {
  test(`of the form ${ref} is refused`, async () => {
    const { diagnostics } = await readService(withRequest(`properties { a { description: "A", "$ref": "${ref}" } }`, KIND));
    expectDiagnostics(diagnostics, [{ code: 'TW402', line: 6, message: ref, expected: '#/definitions/<name>', found: ref }]);
  });
}

test('to a definition is fine, also beside other keywords and in data that only looks like one', async () => {
  await apiOf(
    withRequest(
      'properties { a { description: "A", "$ref": "#/definitions/kind", default: x }, b { description: "B", default: { "$ref": "nothing" } } }',
      KIND,
    ),
  );
});

test('of a definition to itself is a circle', async () => {
  const { api, diagnostics } = await readService(
    withDefinitions(
      '\ntree { type: object, properties { children { type: array, description: "C", items { "$ref": "#/definitions/tree" } } } }',
    ),
  );
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    { code: 'TW403', line: 4, column: 1, message: 'circular reference between definitions: tree -> tree' },
  ]);
});

test('between definitions in a circle is reported once, with the whole circle', async () => {
  const to = (name: string) => `{ type: object, properties { next { description: "N", "$ref": "#/definitions/${name}" } } }`;
  const { diagnostics } = await readService(withDefinitions(`c ${to('a')}\nb ${to('c')}\na ${to('b')}\nouter ${to('a')}`));
  expectDiagnostics(diagnostics, [{ code: 'TW403', line: 5, message: 'a -> b -> c -> a' }]);
});

test('two circles are two errors', async () => {
  const to = (name: string) => `{ type: object, additionalProperties { "$ref": "#/definitions/${name}" } }`;
  const { diagnostics } = await readService(withDefinitions(`a ${to('b')}\nb ${to('a')}\nx ${to('y')}\ny ${to('x')}`));
  expectDiagnostics(diagnostics, [
    { code: 'TW403', line: 3, message: 'a -> b -> a' },
    { code: 'TW403', line: 5, message: 'x -> y -> x' },
  ]);
});

test('twice to the same definition is no circle', async () => {
  const api = await apiOf(
    withDefinitions(`leaf { type: string }
branch { type: object, properties { l { description: "L", "$ref": "#/definitions/leaf" }, r { description: "R", "$ref": "#/definitions/leaf" } } }
tree { type: object, properties { a { description: "A", "$ref": "#/definitions/branch" }, b { description: "B", "$ref": "#/definitions/leaf" } } }`),
  );
  assert.is(Object.keys(api.services[0]?.definitions ?? {}).length, 3);
});

test.run();
