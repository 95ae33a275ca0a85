import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction, withRequest } from '../fixtures/services.js';

const test = suite('keys that are names of every object');

for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__']) {
  test(`${name} is refused as the name of a property`, async () => {
    const { api, diagnostics } = await readService(withRequest(`properties { ${name} { type: string, description: "A" } }`));
    assert.is(api, undefined);
    expectDiagnostics(diagnostics, [{ code: 'TW405', line: 6, message: `key name "${name}" is reserved in JavaScript` }]);
  });

  test(`${name} is refused as the name of an action, quoted too`, async () => {
    const { api, diagnostics } = await readService(`${withAction('')}"${name}" { "1.0" { description: "A" } }`);
    assert.is(api, undefined);
    expectDiagnostics(diagnostics, [{ code: 'TW405', line: 6, column: 1 }]);
  });
}

test('they are refused in the middle of a dotted key, and in fragments nobody uses', async () => {
  const { diagnostics } = await readService(`_references { a.__proto__.polluted: true }
${withAction('')}`);
  expectDiagnostics(diagnostics, [{ code: 'TW405', line: 1 }]);
  assert.is(({} as Record<string, unknown>).polluted, undefined);
});

test.run();
