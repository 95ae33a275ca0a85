import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction, withLayer } from '../fixtures/services.js';

const test = suite('layers');

test('without a request', async () => {
  const { api, diagnostics } = await readService(withLayer('response { type: object }'));
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [{ code: 'TW205', line: 2, column: 11, message: 'layer notes.get_all@1.0 has no request' }]);
});

test('without a response', async () => {
  const { diagnostics } = await readService(withLayer('request { type: object }'));
  expectDiagnostics(diagnostics, [{ code: 'TW207', line: 2, message: 'layer notes.get_all@1.0 has no response' }]);
});

test('without either', async () => {
  const { diagnostics } = await readService(withLayer(''));
  expectDiagnostics(diagnostics, [
    { code: 'TW205', line: 2 },
    { code: 'TW207', line: 2 },
  ]);
});

test('with two requests', async () => {
  const { diagnostics } = await readService(`${withAction('')}
many { "1.0" {
  description: "M", request { type: object }, response { type: object }
  batch_request { action: get_all, version: "1.0" }
} }`);
  expectDiagnostics(diagnostics, [{ code: 'TW206', line: 7, message: 'layer notes.many@1.0 has both' }]);
});

test('without a description', async () => {
  const { diagnostics } = await readService(`_description: "Notes"
get_all { "1.0" { request { type: object }, response { type: object } } }`);
  expectDiagnostics(diagnostics, [{ code: 'TW203', line: 2, message: 'notes.get_all@1.0 has no "description"' }]);
});

test('that are no objects', async () => {
  const { diagnostics } = await readService('_description: "Notes"\nget_all { "1.0": soon }');
  expectDiagnostics(diagnostics, [
    { code: 'TW210', line: 2 },
    { code: 'TW204', line: 2, message: 'invalid value of "1.0" in action notes.get_all', expected: 'an object', found: '"soon"' },
  ]);
});

test('an action without any', async () => {
  const { diagnostics } = await readService(`${withAction('')}later { internal: true }`);
  expectDiagnostics(diagnostics, [{ code: 'TW210', line: 6, message: 'action notes.later has no layers' }]);
});

test('an action that is no object', async () => {
  const { diagnostics } = await readService(`${withAction('')}later: soon`);
  expectDiagnostics(diagnostics, [
    { code: 'TW204', line: 6, message: 'invalid value of "later" in service notes', expected: 'an object' },
  ]);
});

test('the method may be said, if it is post', async () => {
  await apiOf(withLayer('method: post, request { type: object }, response { type: object }'));
  const { diagnostics } = await readService(withLayer('method: get, request { type: object }, response { type: object }'));
  expectDiagnostics(diagnostics, [{ code: 'TW204', line: 3, message: '"method"', expected: '"post"', found: '"get"' }]);
});

test('a response may be a plain string', async () => {
  await apiOf(withLayer('request { type: object }, response { type: string }'));
});

for (const [name, value] of [
  ['"1"', '1'],
  ['"01.0"', '01.0'],
  ['"1.00"', '1.00'],
  ['"1.0.0"', '1.0.0'],
  ['v1.0', 'v1'],
  ['1.0', '1'],
  ['"2.x"', '2.x'],
  ['"-1.0"', '-1.0'],
  ['latest', 'latest'],
] as const) {
  test(`a version key ${name} is refused`, async () => {
    const { api, diagnostics } = await readService(
      withAction(`  ${name} { description: "Lists", request { type: object }, response { type: object } }`),
    );
    assert.is(api, undefined);
    const code = ['"-1.0"', 'latest', '"2.x"', '"1"', '"01.0"', '"1.00"', '"1.0.0"', 'v1.0', '1.0'].includes(name) ? 'TW202' : '';
    expectDiagnostics(diagnostics, [
      { code, line: 3, column: 3, message: `"${value}" is neither a key of an action nor a version`, expected: 'MAJOR.MINOR' },
    ]);
  });
}

test('access settings take truth values and lists', async () => {
  const { diagnostics } = await readService(withAction('internal: 1\nallow_roles: admin\nauthorize: []'));
  expectDiagnostics(diagnostics, [
    { code: 'TW204', line: 3, message: '"internal"', expected: 'a boolean', found: '1' },
    { code: 'TW204', line: 4, message: '"allow_roles"', expected: 'a list', found: '"admin"' },
    { code: 'TW204', line: 5, message: '"authorize"', expected: 'a boolean', found: '[]' },
  ]);
});

test('roles are named once each', async () => {
  const { diagnostics } = await readService(withAction('allow_roles: [admin, admin]'));
  expectDiagnostics(diagnostics, [{ code: 'TW204', line: 3, expected: 'duplicate items' }]);
});

test.run();
