import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withDefinitions, withLayer, withRequest } from '../fixtures/services.js';

const test = suite('request and response inside a schema');

const SLIP = 'response { properties { archived { type: boolean } } }';

test('are a warning where they stand, and what they say is kept', async () => {
  const { api, diagnostics } = await readService(withRequest(`\n  ${SLIP}`));
  expectDiagnostics(diagnostics, [{ code: 'TW209', line: 7, column: 3, message: 'misplaced key "response"' }]);
  assert.is(diagnostics[0]?.severity, 'warning');
  assert.match(diagnostics[0]?.mend ?? '', 'x-misplaced: [response]');
  assert.equal(api?.services[0]?.actions[0]?.layers[0]?.request?.response, { properties: { archived: { type: 'boolean' } } });
});

test('are acknowledged by name', async () => {
  const { diagnostics } = await readService(withRequest(`x-misplaced: [response]\n${SLIP}`));
  expectDiagnostics(diagnostics, []);
  const other = await readService(withRequest(`x-misplaced: [request]\n${SLIP}`));
  expectDiagnostics(other.diagnostics, [{ code: 'TW209', line: 7 }]);
});

test('are found deep down', async () => {
  const { diagnostics } = await readService(
    withLayer(
      'request { type: object }\nresponse { type: object, properties { a { description: "A", type: object, request {} } } }',
    ),
  );
  expectDiagnostics(diagnostics, [{ code: 'TW209', line: 4, message: 'misplaced key "request"' }]);
});

test('are found in schemas shared by layers, once', async () => {
  const { diagnostics } =
    await readService(`${withDefinitions(`batch { request { type: object, ${SLIP} }, response { type: object } }`)}
many { "1.0": \${_definitions.batch} { description: "M" }, "1.1": \${many."1.0"} }`);
  expectDiagnostics(diagnostics, [{ code: 'TW209', line: 3 }]);
});

test('are ordinary names of properties', async () => {
  await apiOf(
    withRequest('properties { response { type: string, description: "A" }, request { type: string, description: "B" } }'),
  );
});

test.run();
