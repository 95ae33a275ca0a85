import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, type Expected, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withDefinitions, withLayer, withRequest } from '../fixtures/services.js';

const test = suite('invalid JSON Schemas');

const wrong: readonly (readonly [schema: string, expected: Partial<Expected>])[] = [
  ['type: strng', { message: '"type"', expected: 'did you mean "string"?', found: '"strng"' }],
  ['type: [string, nul]', { message: '"type"', expected: 'did you mean "null"?', found: '"nul"' }],
  ['type: []', { message: '"type"' }],
  ['type: [string, string]', { message: '"type"', expected: 'duplicate items' }],
  ['type: 3', { message: '"type"', found: '3' }],
  ['minimum: "x"', { message: '"minimum"', expected: 'a number', found: '"x"' }],
  ['minLength: -1', { message: '"minLength"', expected: '>= 0', found: '-1' }],
  ['maxItems: 1.5', { message: '"maxItems"', expected: 'a whole number', found: '1.5' }],
  ['multipleOf: 0', { message: '"multipleOf"', expected: '> 0' }],
  ['enum: a', { message: '"enum"', expected: 'a list', found: '"a"' }],
  ['enum: []', { message: '"enum"' }],
  ['pattern: "("', { message: '"pattern"', expected: 'a regular expression', found: '"("' }],
  ['uniqueItems: 1', { message: '"uniqueItems"', expected: 'a boolean' }],
  ['items: string', { message: '"items"', expected: 'an object or a boolean', found: '"string"' }],
  ['items { type: integr }', { message: '"type"', expected: 'did you mean "integer"?' }],
  ['properties: [a]', { message: '"properties"', expected: 'an object' }],
  ['properties { b: string }', { message: '"b"', expected: 'an object', found: '"string"' }],
  ['patternProperties { "(" { type: string } }', { message: '"("', expected: 'a regular expression' }],
  ['required: b', { message: '"required"', expected: 'a list', found: '"b"' }],
  ['required: [1]', { message: '"required"', expected: 'a string', found: '1' }],
  ['anyOf: []', { message: '"anyOf"' }],
  ['anyOf { type: string }', { message: '"anyOf"', expected: 'a list' }],
  ['not: string', { message: '"not"', expected: 'an object or a boolean' }],
  ['format: 3', { message: '"format"', expected: 'a string' }],
  ['dependencies { b: c }', { message: '"b"', expected: 'a list' }],
  ['"$ref": 3', { message: '"$ref"', expected: 'a string' }],
];

for (const [schema, expected] of wrong) {
  test(`${schema} is refused where it stands`, async () => {
    const { api, diagnostics } = await readService(withRequest(`properties { a { description: "A"\n${schema} } }`));
    assert.is(api, undefined);
    const found = diagnostics.filter(({ code }) => code === 'TW301');
    expectDiagnostics(found, [{ code: 'TW301', line: 7, ...expected, message: `invalid JSON Schema: ${expected.message}` }]);
  });
}

test('the place is named in words', async () => {
  const { diagnostics } = await readService(withRequest('properties { a { description: "A", type: strng } }'));
  expectDiagnostics(diagnostics, [{ code: 'TW301', message: '"type" in notes.get_all@1.0 request.properties.a' }]);
});

test('requests, responses and definitions are objects', async () => {
  const request = await readService(withLayer('request: none, response: [1]'));
  expectDiagnostics(request.diagnostics, [
    { code: 'TW301', line: 3, message: '"request" in notes.get_all@1.0', expected: 'an object', found: '"none"' },
    { code: 'TW301', line: 3, message: '"response" in notes.get_all@1.0', expected: 'an object', found: '[1]' },
  ]);
  const definition = await readService(withDefinitions('kind: string'));
  expectDiagnostics(definition.diagnostics, [
    { code: 'TW301', line: 3, message: '"kind" in _definitions of notes', expected: 'an object' },
  ]);
});

test('everything JSON Schema has is accepted', async () => {
  await apiOf(
    withRequest(`
    title: "T", "$comment": "C", minProperties: 0, maxProperties: 9, examples: [{ a: x }], readOnly: false, writeOnly: false, deprecated: false
    properties {
      a { type: string, minLength: 1, maxLength: 9, pattern: "^[a-z]+$", format: date-time, description: "A" }
      b { type: number, minimum: 0, maximum: 9.5, exclusiveMinimum: -1, exclusiveMaximum: 10, multipleOf: 0.5, description: "B" }
      c { type: array, items { type: string }, minItems: 0, maxItems: 3, uniqueItems: true, description: "C" }
      d { type: array, prefixItems: [{ type: string }, { type: integer }], items: false, contains { type: string }, minContains: 1, maxContains: 2, description: "D" }
      e { type: object, patternProperties { "^x" { type: string } }, propertyNames { pattern: "^x" }, additionalProperties: false, description: "E" }
      f { anyOf: [{ type: string }, { type: integer }], description: "F" }
      g { oneOf: [{ type: string }, { type: integer }], not { const: 3 }, description: "G" }
      h { type: integer, if { minimum: 3 }, then { maximum: 9 }, else { minimum: 0 }, description: "H" }
      i { allOf: [{ type: object }, { additionalProperties: true }], description: "I" }
      j { const: { deep: [1, null] }, description: "J" }
    }
    dependencies { a: [b] }
    dependentRequired { b: [c] }`),
  );
});

test.run();
