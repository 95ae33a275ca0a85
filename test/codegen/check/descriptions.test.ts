import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withDefinitions, withLayer, withRequest } from '../fixtures/services.js';

const test = suite('descriptions of properties');

test('a property of a request needs one', async () => {
  const { api, diagnostics } = await readService(withRequest('properties {\n a { type: string } }'));
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [{ code: 'TW302', line: 7, column: 2, message: 'property "a" has no description' }]);
});

test('a property of a response needs one', async () => {
  const { diagnostics } = await readService(
    withLayer('request { type: object }, response { type: object, properties { a { type: string } } }'),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW302', line: 3 }]);
});

test('properties deep inside need one too', async () => {
  const { diagnostics } = await readService(
    withRequest('properties { a { type: array, description: "A", items { type: object, properties { b { type: string } } } } }'),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW302', line: 6, message: '"b"' }]);
});

test('one that is not a text does not count', async () => {
  const { diagnostics } = await readService(withRequest('properties { a { type: string, description: 3 } }'));
  assert.equal(diagnostics.map(({ code }) => code).sort(), ['TW301', 'TW302']);
});

test('an empty one is a warning', async () => {
  const { api, diagnostics } = await readService(
    withRequest('properties { a { type: string, description: "" }, b { type: string, description: "  " } }'),
  );
  assert.ok(api);
  assert.ok(diagnostics.every(({ severity }) => severity === 'warning'));
  expectDiagnostics(diagnostics, [
    { code: 'TW304', line: 6, message: '"a"' },
    { code: 'TW304', line: 6, message: '"b"' },
  ]);
});

test('in a shared definition it is only a warning', async () => {
  const { api, diagnostics } = await readService(withDefinitions('item { type: object, properties {\n a { type: string } } }'));
  assert.ok(api);
  expectDiagnostics(diagnostics, [{ code: 'TW303', line: 4, column: 2, message: 'property "a" of a shared definition' }]);
  assert.is(diagnostics[0]?.severity, 'warning');
});

test('a definition that layers are built upon is warned about once, where it is written', async () => {
  const layer = `"1.0": \${_definitions.batch} { description: "X", request.properties.force { type: boolean, description: "F" } }`;
  const { api, diagnostics } = await readService(
    `_description: "Notes"
_definitions { include "_common.conf" }
first { ${layer} }
second { ${layer} }`,
    {
      'services/_common.conf': `batch {
  request { type: object, properties { ids { type: array } } }
  response { type: object, properties { done { type: array, items { type: object, properties { id { type: string } } } } } }
}`,
    },
  );
  assert.ok(api);
  expectDiagnostics(diagnostics, [
    { code: 'TW303', file: 'services/_common.conf', line: 2, message: '"ids"' },
    { code: 'TW303', file: 'services/_common.conf', line: 3, message: '"done"' },
    { code: 'TW303', file: 'services/_common.conf', line: 3, message: '"id"' },
  ]);
});

test("a property of such a definition that a layer refines without describing it is still the definition's", async () => {
  const { api, diagnostics } = await readService(`_description: "Notes"
_definitions { batch { request { type: object, properties { ids { type: array } } }, response { type: object } } }
first { "1.0": \${_definitions.batch} { description: "X", request.properties.ids.minItems: 1 } }`);
  assert.ok(api);
  expectDiagnostics(diagnostics, [{ code: 'TW303', line: 2 }]);
});

test('a fragment under _references is an error in the layers that use it, said once', async () => {
  const { api, diagnostics } = await readService(`_description: "Notes"
_references { flag { type: boolean } }
first { "1.0" { description: "X", response { type: object }, request { type: object, properties: { force = \${_references.flag}, dry = \${_references.flag} } } } }`);
  assert.is(api, undefined);
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['TW302', 'TW302'],
  );
  const once = await readService(`_description: "Notes"
_references { fields { force { type: boolean } } }
first { "1.0" { description: "X", response { type: object }, request { type: object, properties: \${_references.fields} } }, "1.1": \${first."1.0"} }`);
  expectDiagnostics(once.diagnostics, [{ code: 'TW302', line: 2 }]);
});

test('the description of the definition it refers to will do', async () => {
  await apiOf(`${withDefinitions('kind { type: string, description: "What sort" }')}
get_one { "1.0" { description: "X", response { type: object }, request { type: object, properties { a { "$ref": "#/definitions/kind" } } } } }`);
});

test('a reference to a definition without description needs its own', async () => {
  const { diagnostics } = await readService(`${withDefinitions('kind { type: string }')}
get_one { "1.0" { description: "X", response { type: object }, request { type: object, properties { a { "$ref": "#/definitions/kind" } } } } }`);
  expectDiagnostics(diagnostics, [{ code: 'TW302', line: 7 }]);
});

test.run();
