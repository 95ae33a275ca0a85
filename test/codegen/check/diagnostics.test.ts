import { readdirSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { codes, type DiagnosticName } from '../../../codegen/check/codes.js';
import { type Diagnostic, diagnose, hasErrors, place, tidy } from '../../../codegen/check/diagnostic.js';
import { suite } from '../../support/harness.js';

const test = suite('diagnostics');

const rows = Object.entries(codes);

test('have a code each', () => {
  const all = rows.map(([, { code }]) => code);
  assert.is(new Set(all).size, all.length);
  for (const code of all) assert.match(code, /^TW[1-8]\d\d$/);
});

test('are listed by code', () => {
  const all = rows.map(([, { code }]) => code);
  const groups = all.map((code) => code.slice(0, 3));
  assert.equal(groups, groups.toSorted());
});

test('say how to mend what they found', () => {
  for (const [name, { mend }] of rows) assert.ok(mend.length > 10, name);
});

test('are all used by some rule', () => {
  const folder = new URL('../../../codegen/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('codes.ts'),
  );
  const sources = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  for (const [name] of rows) assert.match(sources, `'${name}'`);
});

test('are all tested', () => {
  const folder = new URL('../', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const tests = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  for (const [, { code }] of rows) assert.match(tests, `'${code}'`);
});

test('fill parameters into message and mend', () => {
  const { message, mend } = diagnose('misplaced-key', { file: 'a' }, { key: 'response' });
  assert.match(message, '"response"');
  assert.match(mend, '[response]');
});

test('take braces in values for what they are', () => {
  const { message } = diagnose('name-collision', { file: 'a' }, { what: 'action', first: '{second}', second: '{first}' });
  assert.match(message, '"{second}" and "{first}"');
});

test('carry only what they know', () => {
  const bare = diagnose('syntax', { file: 'a' }, { problem: 'odd' });
  assert.equal(Object.keys(bare).sort(), ['code', 'location', 'mend', 'message', 'severity']);
  const full = diagnose('syntax', { file: 'a' }, { problem: 'odd', expected: 'even', found: 'odd', mend: 'count again' });
  assert.equal([full.expected, full.found, full.mend], ['even', 'odd', 'count again']);
});

function at(file: string, line?: number, column?: number, name: DiagnosticName = 'syntax'): Diagnostic {
  const location = { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  return { ...diagnose('syntax', location, { problem: 'x' }), code: codes[name].code };
}

test('are put in order of place and said once', () => {
  const all = [
    at('b', 1),
    at('a', 10, 2),
    at('a', 9),
    at('a', 10, 1),
    at('a'),
    at('a', 10, 1),
    at('a', 9, undefined, 'missing-file'),
  ];
  assert.equal(
    tidy(all).map((each) => `${place(each)} ${each.code}`),
    ['a TW101', 'a:9 TW101', 'a:9 TW102', 'a:10:1 TW101', 'a:10:2 TW101', 'b:1 TW101'],
  );
});

test('are errors or warnings', () => {
  assert.not.ok(hasErrors([]));
  assert.not.ok(hasErrors([diagnose('empty-description', { file: 'a' }, { name: 'x' })]));
  assert.ok(hasErrors([diagnose('empty-description', { file: 'a' }, { name: 'x' }), diagnose('no-schemas', { file: 'a' }, {})]));
});

test.run();
