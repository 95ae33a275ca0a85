import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { type Expected, expectDiagnostics, readService } from '../fixtures/folder.js';

const test = suite('HOCON syntax');

const broken: readonly (readonly [what: string, text: string, expected: Partial<Expected>])[] = [
  ['a brace that is never closed', 'a {\n  b: 1\n', { line: 1, column: 3, message: 'this { is never closed' }],
  ['a brace too many', 'a { b: 1 }\n}', { line: 2, column: 1, message: 'a key was expected, not "}"' }],
  ['a bracket that is never closed', 'a: [1,\n 2', { line: 1, column: 4, message: 'this [ is never closed' }],
  ['a bracket that closes nothing', 'a: 1\nb: ]', { line: 2, column: 4, message: 'unexpected "]" in a value' }],
  ['brackets that cross', 'a { b: [1 }\n', { line: 1, column: 11, message: 'unexpected "}" in a list' }],
  ['a text that is never closed', 'a: 1\nb: "text\n', { line: 2, message: 'Quoted string not closed' }],
  ['a long text that is never closed', 'a: 1\nb: """text\n', { line: 2, message: 'Multi-line string is not closed' }],
  ['an escape that does not exist', 'a: "\\q"', { line: 1, message: 'Invalid escape sequence' }],
  ['two colons', 'a: b: c', { line: 1, column: 5, message: 'unexpected ":" in a value' }],
  ['a key without a value', 'a: 1\nb\n', { line: 2, column: 1, message: 'key "b" has no value' }],
  ['a key without a value before a brace', 'a { b: }', { line: 1, column: 5, message: 'key "b" has no value' }],
  ['a value without a key', 'a { : 1 }', { line: 1, column: 5, message: 'a key was expected, not ":"' }],
  ['a list where keys belong', 'a { [1] }', { line: 1, column: 5, message: 'a key was expected, not "["' }],
  ['a key of dots only', 'a { .: 1 }', { line: 1, column: 5, message: 'a key was expected' }],
  [
    'text after the closing brace',
    '{ a: 1 }\nb: 2',
    { line: 2, column: 1, message: 'the end of the file was expected, not "b"' },
  ],
  ['a lone plus sign', 'a: +', { line: 1, message: 'Plus sign should be quoted' }],
  ['an object and a text side by side', 'a: { b: 1 } text', { line: 1 }],
  ['a substitution that is never closed', `a: \${b`, { line: 1, message: '} after the path of a substitution was expected' }],
];

for (const [what, text, expected] of broken) {
  test(`${what} is an error at its place`, async () => {
    const { api, diagnostics } = await readService(text);
    assert.is(api, undefined);
    expectDiagnostics(diagnostics, [{ code: 'TW101', ...expected }]);
  });
}

const refused: readonly (readonly [what: string, text: string, message: string])[] = [
  ['a transform', 'a: "cm0gLXJm" | base64-decode', 'a transform'],
  ['a program as a transform', 'a: 1 | eval("process.exit(3)")', 'a transform'],
  ['a computed key', `k: x\n\${k}: 1`, 'a computed key'],
  ['a substitution inside a substitution', `k: x\na: \${b.\${k}}`, 'a computed substitution'],
  ['a program inside a substitution', `a: \${"{process.exit(3)}"}`, 'a query in a substitution'],
  ['a spreading program inside a substitution', `b: []\na: \${b."*{process.exit(3)}"}`, 'a query in a substitution'],
  ['a wildcard inside a substitution', `b: []\na: \${b."*"}`, 'a query in a substitution'],
  ['a program as a key', 'a { "{process.exit(3)}": 1 }', 'a query as a key'],
  ['a spreading program as a key', '"*{process.exit(3)}": 1', 'a query as a key'],
  ['a program in the middle of a dotted key', 'a."{process.exit(3)}".b: 1', 'a query as a key'],
  ['a wildcard as a key', '"*": 1', 'a query as a key'],
  ['appending to a list', 'a: [1]\na += 2', 'appending with +='],
  ['an include as a value', 'a: include "x.conf"', 'an include as a value'],
];

for (const [what, text, message] of refused) {
  test(`${what} is refused before anything runs`, async () => {
    const { api, diagnostics } = await readService(text);
    assert.is(api, undefined);
    expectDiagnostics(diagnostics, [{ code: 'TW108', message }]);
  });
}

test('comments, trailing commas, byte order mark and Windows line ends are no errors', async () => {
  const text = `\uFEFF# first\r
_description: "Notes" // why\r
get_all {\r
  "1.0" { description: "Lists", request { type: object, }, response: { type: object }, }\r
}\r
`;
  const { diagnostics } = await readService(text);
  expectDiagnostics(diagnostics, []);
});

test('the braces around a file may be written', async () => {
  const { api } = await readService(`{ _description: "Notes"
get_all { "1.0" { description: "Lists", request { type: object }, response { type: object } } } }`);
  assert.equal(
    api?.services[0]?.actions.map(({ name }) => name),
    ['get_all'],
  );
});

test('an empty file is a service without a description', async () => {
  const { diagnostics } = await readService('');
  expectDiagnostics(diagnostics, [{ code: 'TW203', message: 'service notes has no "_description"' }]);
});

test('line numbers count on after texts of several lines', async () => {
  const { diagnostics } = await readService('a: """one\ntwo\nthree"""\nb: ]');
  expectDiagnostics(diagnostics, [{ code: 'TW101', line: 4, column: 4 }]);
});

test.run();
