import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, type Expected, expectDiagnostics, readService } from '../fixtures/folder.js';
import { ERRORS, withAction, withLayer } from '../fixtures/services.js';

const test = suite('the error catalogue');

async function expectCatalogue(text: string, expected: readonly Expected[]): Promise<void> {
  const { api, diagnostics } = await readService(withAction(''), { 'errors.conf': text });
  assert.is(api, undefined);
  expectDiagnostics(
    diagnostics,
    expected.map((each) => ({ file: 'errors.conf', ...each })),
  );
}

test('an action names errors that are in it', async () => {
  const { api, diagnostics } = await readService(withAction('errors: [locked, not_fuond]'), { 'errors.conf': ERRORS });
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    {
      code: 'TW601',
      line: 3,
      column: 18,
      message: '"not_fuond" is not in the error catalogue',
      expected: 'did you mean "not_found"?',
    },
  ]);
});

test('a layer names errors that are in it', async () => {
  const { diagnostics } = await readService(withLayer('request { type: object }, response { type: object }\nerrors: [gone]'), {
    'errors.conf': ERRORS,
  });
  expectDiagnostics(diagnostics, [{ code: 'TW601', line: 4, expected: 'a name in errors.conf' }]);
});

test('without one no error can be named', async () => {
  const { diagnostics } = await readService(withAction('errors: [locked]'));
  expectDiagnostics(diagnostics, [{ code: 'TW601', line: 3 }]);
});

test('errors have a code and subcode of their own', () =>
  expectCatalogue(
    'errors {\na1 { code: 400, subcode: 1, message: "x" }\nb1 { code: 403, subcode: 1, message: "x" }\nc1 { code: 400, subcode: 1, message: "x" } }',
    [{ code: 'TW602', line: 4, message: 'errors "a1" and "c1" share 400/1' }],
  ));

test('errors have code, subcode and message', () =>
  expectCatalogue('errors {\na1 {} }', [
    { code: 'TW203', line: 2, message: 'errors.a1 has no "code"' },
    { code: 'TW203', line: 2, message: 'errors.a1 has no "subcode"' },
    { code: 'TW203', line: 2, message: 'errors.a1 has no "message"' },
  ]));

test('codes are those of HTTP errors', () =>
  expectCatalogue('errors {\na1 { code: 200, subcode: 1, message: "x" }\nb1 { code: 400.5, subcode: -1, message: "" } }', [
    { code: 'TW204', line: 2, message: 'invalid value of "code" in errors.a1', expected: '>= 300', found: '200' },
    { code: 'TW204', line: 3, message: '"code"', expected: 'a whole number' },
    { code: 'TW204', line: 3, message: '"subcode"', expected: '>= 0' },
    { code: 'TW204', line: 3, message: '"message"' },
  ]));

test('a catalogue has errors', () =>
  expectCatalogue('_description: "Nothing"', [{ code: 'TW203', message: 'errors.conf has no "errors"' }]));

test('a row is an object', () =>
  expectCatalogue('errors { a1: 400 }', [
    { code: 'TW204', line: 1, message: '"a1" in errors', expected: 'an object', found: '400' },
  ]));

test('an empty catalogue is fine', async () => {
  const api = await apiOf(withAction(''), { 'errors.conf': 'errors {}' });
  assert.equal(api.errors, []);
});

test.run();
