import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withDefinitions, withRequest } from '../fixtures/services.js';

const test = suite('defaults');

for (const [schema, expected, found] of [
  ['type: integer, default: "3"', 'must be integer', '"3"'],
  ['type: string, default: 3', 'must be string', '3'],
  ['type: integer, minimum: 1, default: 0', 'must be >= 1', '0'],
  ['enum: [a, b], default: c', 'must be equal to one of the allowed values', '"c"'],
  ['type: array, items { type: string }, default: [1]', 'must be string', '[1]'],
  [
    'type: object, required: [a], properties { a { type: string, description: "A" } }, default: {}',
    "must have required property 'a'",
    '{}',
  ],
] as const) {
  test(`${schema} does not fit itself`, async () => {
    const { api, diagnostics } = await readService(withRequest(`properties { a { description: "A"\n${schema} } }`));
    assert.is(api, undefined);
    expectDiagnostics(diagnostics, [{ code: 'TW306', line: 7, expected, found }]);
  });
}

test('that fit are fine', async () => {
  await apiOf(
    withRequest(`properties {
      a { type: integer, default: 3, description: "A" }
      b { type: [string, null], default: null, description: "A" }
      c { type: array, items { enum: [x, y] }, default: [x], description: "A" }
      d { type: string, format: date-time, default: "now", description: "formats are not looked at" }
    }`),
  );
});

test('are checked against what a reference says', async () => {
  const { diagnostics } = await readService(`${withDefinitions('mode { type: string, enum: [in, out], default: in }')}
get_one { "1.0" { description: "X", response { type: object }
  request { type: object, properties { m { "$ref": "#/definitions/mode", description: "M", default: sideways } } } } }`);
  expectDiagnostics(diagnostics, [{ code: 'TW306', line: 8, found: '"sideways"' }]);
});

test('of definitions are checked', async () => {
  const { diagnostics } = await readService(withDefinitions('mode { type: string, enum: [in, out], default: none }'));
  expectDiagnostics(diagnostics, [{ code: 'TW306', line: 3 }]);
});

test('are not checked while schemas are invalid', async () => {
  const { diagnostics } = await readService(withRequest('properties { a { type: strng, default: 3, description: "A" } }'));
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['TW301'],
  );
});

test('of a shared fragment are reported once', async () => {
  const { diagnostics } = await readService(`_description: "Notes"
_references { flag { type: integer, default: x, description: "Flag" } }
get_all { "1.0" { description: "A", request { type: object, properties { a = \${_references.flag} } }, response { type: object } }
  "1.1": \${get_all."1.0"}
}`);
  expectDiagnostics(diagnostics, [{ code: 'TW306', line: 2 }]);
});

test.run();
