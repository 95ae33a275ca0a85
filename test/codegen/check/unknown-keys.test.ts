import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, read, readService } from '../fixtures/folder.js';
import { withAction, withDefinitions, withLayer, withRequest } from '../fixtures/services.js';

const test = suite('unknown keys');

test('of a service: only names beginning with _ are keys, all others are actions', async () => {
  const { api, diagnostics } = await readService(`${withAction('')}_definition { kind { type: string } }`);
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    {
      code: 'TW201',
      line: 6,
      column: 1,
      message: 'unknown key "_definition" in service notes',
      expected: 'did you mean "_definitions"?',
    },
  ]);
});

test('of the defaults of a service', async () => {
  const { diagnostics } = await readService(`${withAction('')}_default { allow_role: [x] }`);
  expectDiagnostics(diagnostics, [
    { code: 'TW201', line: 6, message: 'in _default of notes', expected: 'did you mean "allow_roles"?' },
  ]);
});

test('of an action', async () => {
  const { diagnostics } = await readService(withAction('  authorise: false'));
  expectDiagnostics(diagnostics, [
    {
      code: 'TW201',
      line: 3,
      column: 3,
      message: 'unknown key "authorise" in action notes.get_all',
      expected: 'did you mean "authorize"?',
    },
  ]);
});

test('of an action, with nothing like it known', async () => {
  const { diagnostics } = await readService(withAction('colour: red'));
  expectDiagnostics(diagnostics, [
    {
      code: 'TW201',
      line: 3,
      expected: 'one of internal, allow_roles, authorize, x-expand, x-idempotent, x-login, x-stream, errors',
    },
  ]);
});

test('of a layer', async () => {
  const { diagnostics } = await readService(
    withLayer('request { type: object }, respones { type: object }, response { type: object }'),
  );
  expectDiagnostics(diagnostics, [
    { code: 'TW201', line: 3, message: 'unknown key "respones" in notes.get_all@1.0', expected: 'did you mean "response"?' },
  ]);
});

test('of a batch request', async () => {
  const { diagnostics } = await readService(`${withAction('')}
many { "1.0" { description: "M", response { type: object }, batch_request { action: get_all, version: "1.0", max: 3 } } }`);
  expectDiagnostics(diagnostics, [{ code: 'TW201', line: 7, message: 'unknown key "max" in notes.many@1.0 batch_request' }]);
});

test('of a schema, however deep', async () => {
  const { diagnostics } = await readService(
    withRequest('properties { a { description: "A", type: array, items { type: object, propertees { b { type: string } } } } }'),
  );
  expectDiagnostics(diagnostics, [
    {
      code: 'TW201',
      line: 6,
      message: 'unknown key "propertees" in notes.get_all@1.0 request.properties.a.items',
      expected: 'did you mean "properties"?',
    },
  ]);
});

test('of a definition', async () => {
  const { diagnostics } = await readService(withDefinitions('kind { type: string, enums: [a] }'));
  expectDiagnostics(diagnostics, [
    { code: 'TW201', line: 3, message: 'unknown key "enums" in definition kind', expected: 'did you mean "enum"?' },
  ]);
});

test('of a schema shared by layers', async () => {
  const { diagnostics } = await readService(withDefinitions('by_id { request { type: object, require: [id] } }'));
  expectDiagnostics(diagnostics, [
    { code: 'TW201', line: 3, message: 'in definition by_id request', expected: 'did you mean "required"?' },
  ]);
});

test('a shared fragment is reported once, where it is written, however many layers use it', async () => {
  const { diagnostics } = await readService(`_description: "Notes"
_references { flag { type: boolean, description: "Flag", defaults: false } }
get_all { "1.0" { description: "A", request { type: object, properties { a = \${_references.flag} } }, response { type: object } }
  "1.1": \${get_all."1.0"}
}`);
  assert.equal(new Set(diagnostics.map(({ location }) => location.line)), new Set([2]));
  assert.ok(diagnostics.every(({ code }) => code === 'TW201'));
});

test('x- keys are known by name', async () => {
  const { diagnostics } = await readService(withRequest('properties { a { type: string, description: "A", x-reff: users } }'));
  expectDiagnostics(diagnostics, [{ code: 'TW201', line: 6, message: '"x-reff"', expected: 'did you mean "x-ref"?' }]);
});

test('every known x- key is accepted with its kind of value', async () => {
  await apiOf(
    withRequest(`properties {
      a { type: string, description: "A", x-ref: projects, x-secret: true }
      b { type: array, items { type: string }, description: "B", x-filter: list }
      c { type: integer, description: "C", x-accept: [string, null] }
    }`),
  );
});

for (const [key, value] of [
  ['x-ref', '3'],
  ['x-secret', '"very"'],
  ['x-filter', 'map'],
  ['x-accept', '[strng]'],
  ['x-misplaced', '[properties]'],
]) {
  test(`${key} refuses a value of another kind`, async () => {
    const { diagnostics } = await readService(
      withRequest(`properties { a { type: string, description: "A", ${key}: ${value} } }`),
    );
    assert.equal(
      diagnostics.map(({ code }) => code),
      ['TW301'],
    );
    assert.match(diagnostics[0]?.message ?? '', key as string);
  });
}

test('the words of schemas are free as names of properties', async () => {
  await apiOf(
    withRequest(
      `properties { ${['type', 'properties', 'required', 'items', 'request', 'description', 'default', 'enum']
        .map((name) => `${name} { type: string, description: "A" }`)
        .join(', ')} }`,
    ),
  );
});

test('of an error catalogue', async () => {
  const { diagnostics } = await read({
    'services/notes.conf': withAction(''),
    'errors.conf': 'errors { locked { code: 400, subcode: 1, message: "locked", msg: "x" } }\nerorrs {}',
  });
  expectDiagnostics(diagnostics, [
    {
      code: 'TW201',
      file: 'errors.conf',
      line: 1,
      message: 'unknown key "msg" in errors.locked',
      expected: 'one of code, subcode, message',
    },
    { code: 'TW201', file: 'errors.conf', line: 2, expected: 'did you mean "errors"?' },
  ]);
});

test('of a status machine', async () => {
  const { diagnostics } = await read({
    'services/notes.conf': withAction(''),
    'note-status.conf': '_description: "Life"\nstatuses { a { description: "A", nexts: [a] } }',
  });
  expectDiagnostics(diagnostics, [{ code: 'TW201', file: 'note-status.conf', line: 2, expected: 'did you mean "next"?' }]);
});

test.run();
