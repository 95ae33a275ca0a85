import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction, withRequest } from '../fixtures/services.js';

const test = suite('True and False as bare words');

for (const word of ['True', 'False', 'TRUE', 'yes', 'off']) {
  test(`${word} is no setting of an action`, async () => {
    const { api, diagnostics } = await readService(withAction(`internal: ${word}`));
    assert.is(api, undefined);
    expectDiagnostics(diagnostics, [
      { code: 'TW208', line: 3, message: `"${word}" is text`, expected: 'true or false', found: word },
    ]);
    assert.match(diagnostics[0]?.mend ?? '', 'lower case');
  });
}

test('is no setting of a schema', async () => {
  const { diagnostics } = await readService(withRequest('additionalProperties: False'));
  expectDiagnostics(diagnostics, [{ code: 'TW208', line: 6 }]);
});

test('is no default of a boolean', async () => {
  const { diagnostics } = await readService(withRequest('properties { a { type: boolean, description: "A", default: True } }'));
  expectDiagnostics(diagnostics, [{ code: 'TW208', line: 6, message: '"True"' }]);
});

test('is no date since when a layer is deprecated', async () => {
  const { diagnostics } = await readService(withAction('deprecated: True'));
  expectDiagnostics(diagnostics, [{ code: 'TW208', line: 3 }]);
});

test('is a text like any other where texts are meant', async () => {
  await apiOf(withRequest('properties { a { type: string, description: True, default: True, enum: [True, False] } }'));
});

test('other words are reported as what they are', async () => {
  const { diagnostics } = await readService(withAction('internal: perhaps'));
  expectDiagnostics(diagnostics, [{ code: 'TW204', line: 3, expected: 'a boolean', found: '"perhaps"' }]);
});

test.run();
