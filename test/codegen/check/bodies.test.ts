import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { expectDiagnostics } from '../fixtures/folder.js';
import { COMPLETE, file, readSurface, withRoute } from '../fixtures/surfaces.js';

const test = suite('bodies of a surface');

const START = 'route: "GET /a", description: "A"\n';
const KIND = '_definitions { kind { type: string, enum: [x] } }';

test('have examples that fit their schema', async () => {
  const { api, diagnostics } = await readSurface(
    withRoute(
      `${START}answers { 200 { description: "A", schema { "$ref": "#/definitions/kind" }\nexamples { good: x\nbad: y } } }`,
      KIND,
    ),
  );
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    {
      code: 'TW307',
      file,
      line: 8,
      message: 'example "bad" does not fit the schema of parcels.get_parcel answers.200',
      expected: 'must be equal to one of the allowed values',
      found: '"y"',
    },
  ]);
});

test('have examples of requests that fit too', async () => {
  const request = (example: string) =>
    `${COMPLETE}\nrequest { schema { type: object, required: [], minProperties: 1 }, examples { e ${example} } }`;
  assert.equal((await readSurface(withRoute(request('{ a: 1 }')))).diagnostics, []);
  expectDiagnostics((await readSurface(withRoute(request('{ }')))).diagnostics, [{ code: 'TW307', file, line: 6 }]);
});

test('of errors have examples of the shape of errors', async () => {
  const text = (example: string) =>
    `_description: "P"\nerrors { schema { type: string } }\nget_parcel { ${START}answers { 404 { description: "A", examples { e: ${example} } } } }\n`;
  assert.equal((await readSurface(text('gone'))).diagnostics, []);
  expectDiagnostics((await readSurface(text('5'))).diagnostics, [
    { code: 'TW307', file, expected: 'must be string', found: '5' },
  ]);
});

test('that are not there have no examples', async () => {
  const { diagnostics } = await readSurface(withRoute(`${START}answers { 204 { description: "A", examples { e: x } } }`));
  expectDiagnostics(diagnostics, [{ code: 'TW307', file, line: 6 }]);
});

test('that are text have a schema of strings', async () => {
  const answer = (schema: string) =>
    withRoute(`${START}answers { 200 { description: "A", content: "text/plain"\nschema ${schema} } }`, KIND);
  expectDiagnostics((await readSurface(answer('{ type: object }'))).diagnostics, [
    {
      code: 'TW308',
      file,
      line: 7,
      message: 'parcels.get_parcel answers.200 is text/plain',
      expected: '"string"',
      found: '"object"',
    },
  ]);
  for (const schema of ['{ type: string }', '{ "$ref": "#/definitions/kind" }']) {
    assert.equal((await readSurface(answer(schema))).diagnostics, []);
  }
});

test('that match names in any case are JSON, and their names stay apart', async () => {
  const request = (text: string) =>
    withRoute(
      `route: "POST /parcels", description: "L", answers { 204 { description: "F" } }\nrequest { any_case: true\n${text} }`,
      KIND,
    );
  const at = { code: 'TW309', file, line: 6 };
  expectDiagnostics((await readSurface(request('content: "text/plain", schema { type: string }'))).diagnostics, [
    { ...at, message: 'parcels.get_parcel request matches names in any case, but is text/plain', found: 'text/plain' },
  ]);
  const properties = (names: readonly string[]) => names.map((name) => `${name} { description: "N", type: string }`).join(', ');
  const nested = `schema { type: object, properties { a { description: "A", type: object, properties { ${properties(['toName', 'b', 'toname'])} } } } }`;
  expectDiagnostics((await readSurface(request(nested))).diagnostics, [
    { ...at, message: 'but has both toName and toname', expected: 'another name for toname', found: 'toname' },
  ]);
  assert.equal((await readSurface(request(nested.replace('toname', 'name')))).diagnostics, []);
});

test('that are JSON under another name have any schema', async () => {
  const { diagnostics } = await readSurface(
    withRoute(`${START}answers { 200 { description: "A", content: "application/problem+json", schema { type: object } } }`),
  );
  assert.equal(diagnostics, []);
});

test('refer to definitions of their surface', async () => {
  const { diagnostics } = await readSurface(
    withRoute(`${START}answers { 200 { description: "A", schema { "$ref": "#/definitions/knid" } } }`, KIND),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW401', file, line: 6, expected: 'did you mean "kind"?' }]);
});

test('and parameters refer to definitions that are there', async () => {
  const { diagnostics } = await readSurface(
    withRoute(`${COMPLETE}\nparameters { query { a { description: "A", "$ref": "#/definitions/none" } } }`, KIND),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW401', file, line: 6 }]);
});

test.run();
