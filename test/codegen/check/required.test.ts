import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withDefinitions, withRequest } from '../fixtures/services.js';

const test = suite('required names');

const A = 'properties { task { type: string, description: "A" }, name { type: string, description: "B" } }';

test('that are no properties are errors', async () => {
  const { api, diagnostics } = await readService(withRequest(`required: [task, tsak, nothing]\n${A}`));
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    { code: 'TW305', line: 6, column: 18, message: 'required property "tsak" is not declared', expected: 'did you mean "task"?' },
    { code: 'TW305', line: 6, column: 24, message: '"nothing"', expected: 'one of task, name' },
  ]);
});

test('without any properties are errors', async () => {
  const { diagnostics } = await readService(withRequest('required: [task]'));
  expectDiagnostics(diagnostics, [{ code: 'TW305', expected: 'no properties' }]);
});

test('of objects in lists are checked against those objects', async () => {
  const { diagnostics } = await readService(
    withRequest(
      `${A}\nproperties.list { type: array, description: "L", items { type: object, required: [task], properties { id { type: string, description: "I" } } } }`,
    ),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW305', line: 7, message: '"task"', expected: 'one of id' }]);
});

test('of definitions are checked', async () => {
  const { diagnostics } = await readService(withDefinitions('item { type: object, required: [id] }'));
  expectDiagnostics(diagnostics, [{ code: 'TW305', line: 3 }]);
});

test('may be declared by the schema around an alternative', async () => {
  await apiOf(
    withRequest(
      `${A}\nanyOf: [{ required: [task] }, { required: [name] }]\nif { required: [task] }, then { not { required: [name] } }`,
    ),
  );
  const { diagnostics } = await readService(withRequest(`${A}\nanyOf: [{ required: [task] }, { required: [nmae] }]`));
  expectDiagnostics(diagnostics, [{ code: 'TW305', line: 7, expected: 'did you mean "name"?' }]);
});

test('may be declared by an alternative or a reference', async () => {
  await apiOf(`${withDefinitions(`base { type: object, ${A} }`)}
get_one { "1.0" { description: "X", response { type: object }
  request { "$ref": "#/definitions/base", required: [task], allOf: [{ properties { more { type: string, description: "M" } } }] }
} }
get_two { "1.0" { description: "X", response { type: object }
  request { type: object, required: [more], allOf: [{ properties { more { type: string, description: "M" } } }] }
} }`);
});

test('around a property are not those inside it', async () => {
  const { diagnostics } = await readService(
    withRequest(`${A}\nproperties.inner { type: object, description: "I", required: [task] }`),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW305', line: 7 }]);
});

test('of dependencies are names too', async () => {
  const { diagnostics } = await readService(
    withRequest(`${A}\ndependencies { task: [page], page: [name] }\ndependentRequired { name: [pgae] }`),
  );
  expectDiagnostics(diagnostics, [
    { code: 'TW305', line: 7, message: '"page"' },
    { code: 'TW305', line: 7, message: '"page"' },
    { code: 'TW305', line: 8, message: '"pgae"' },
  ]);
});

test.run();
