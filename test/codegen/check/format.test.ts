import * as assert from 'uvu/assert';
import { diagnose } from '../../../codegen/check/diagnostic.js';
import { formatDiagnostics, formatDiagnosticsJson } from '../../../codegen/check/format.js';
import { suite } from '../../support/harness.js';

const test = suite('formatting diagnostics');

const error = diagnose(
  'unknown-key',
  { file: 'schemas/services/notes.conf', line: 3, column: 5 },
  { key: 'colour', where: 'action notes.get_all', expected: 'did you mean "x"?', found: '"colour"' },
);
const warning = diagnose('nothing-locked', { file: 'schemas/lock.json' }, {});

test('for people: place, severity, code, message, what was expected and found, and how to mend it', () => {
  assert.is(
    formatDiagnostics([error, warning]),
    `schemas/services/notes.conf:3:5 - error TW201: unknown key "colour" in action notes.get_all
  expected: did you mean "x"?
  found: "colour"
  mend: remove it, or correct its name

schemas/lock.json - warning TW705: no layer is locked yet, so nobody notices when one changes
  mend: run taskwright lock

1 error, 1 warning
`,
  );
});

test('for people: nothing when there is nothing to say', () => {
  assert.is(formatDiagnostics([]), '');
});

test('for people: counts in the plural', () => {
  assert.match(formatDiagnostics([error, error]), /2 errors, 0 warnings\n$/);
});

test('for machines: JSON with everything and the counts', () => {
  assert.equal(JSON.parse(formatDiagnosticsJson([error, warning])), { diagnostics: [error, warning], errors: 1, warnings: 1 });
  assert.equal(JSON.parse(formatDiagnosticsJson([])), { diagnostics: [], errors: 0, warnings: 0 });
});

test.run();
