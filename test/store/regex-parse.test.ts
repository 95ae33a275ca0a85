import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { InvalidRegexError } from '../../src/store/errors.js';
import { parseRegex, toRegExp } from '../../src/store/regex.js';
import { suite } from '../support/harness.js';

const test = suite('store: reading regular expressions');

const matches = (pattern: string, text: string, options = '') => toRegExp(parseRegex(pattern, options)).test(text);

for (const [pattern, yes, no] of [
  ['\\-\\ \\#', '- #', '-#'],
  ['(?P<a>x)(?P=a)', 'xx', 'x'],
  ['(?P<a>x)\\k<a>', 'xx', 'x'],
  ['\\Aab', 'ab', 'xab'],
  ['ab\\Z', 'ab\n', 'ab\n\n'],
  ['ab\\z', 'ab', 'ab\n'],
  ['ab$', 'ab\n', 'abc'],
  ['(?m)^b$', 'a\nb\nc', 'abc'],
  ['(?s)a.b', 'a\nb', 'ab'],
  ['a.b', 'a\rb', 'a\nb'],
  ['(?i)É', 'é', 'e'],
  ['(?x) a b # comment\n c', 'abc', 'a b c'],
  ['(?x)[ #]\\ ', '# ', '#'],
  ['(?#comment)ab', 'ab', 'comment'],
  ['[]a]+$', ']a]', 'b'],
  ['^[^]a]$', 'b', ']'],
  ['^[[:alpha:]_]+$', 'a_B', 'a1'],
  ['^[[:digit:]]$', '5', 'd'],
  ['\\Qa.b*\\E+', 'a.b**', 'axb'],
  ['\\x41\\u0042\\x{43}', 'ABC', 'abc'],
  ['\\ea', '\u001ba', 'ea'],
  ['a\\hb', 'a\tb', 'a\nb'],
  ['a\\Rb', 'a\r\nb', 'ab'],
  ['\\bcat\\b', 'a cat.', 'concat'],
  ['(?<=a)b(?!c)', 'abd', 'abc'],
  ['(?:ab){2,3}?', 'abab', 'ab'],
  ['(a)\\1', 'aa', 'ab'],
  ['(?u)(?a)\\w', 'w', '-'],
] as const) {
  test(`${pattern} as PCRE and Python read it`, () => {
    assert.ok(matches(pattern, yes), `matches ${JSON.stringify(yes)}`);
    assert.not.ok(matches(pattern, no), `does not match ${JSON.stringify(no)}`);
  });
}

for (const pattern of [
  '(',
  ')',
  '[',
  '[a',
  '*a',
  'a**',
  'a++',
  '(?>a)',
  '\\',
  'a\\',
  '\\p{L}',
  '\\Ga',
  '\\K',
  '(?P>x)',
  '(?R)',
  '[[:bogus:]]',
  '[[:constructor:]]',
  '(?i:a',
  'a{2,1}',
  '\\k{n',
]) {
  test(`${pattern} is refused`, () => {
    assert.throws(
      () => parseRegex(pattern),
      (error: unknown) => error instanceof InvalidRegexError && error.pattern === pattern && error.reason !== '',
    );
  });
}

for (const [pattern, text, fromStart, toEnd] of [
  ['plain', 'plain', false, false],
  ['^train\\ renamed$', 'train renamed', true, true],
  ['^a\\.b', 'a.b', true, false],
  ['\\^\\$$', '^$', false, true],
  ['a\\\\$', 'a\\', false, true],
  ['a\\$', 'a$', false, false],
  ['', '', false, false],
  ['^$', '', true, true],
  ['漢\\字', '漢字', false, false],
] as const) {
  test(`${pattern || 'nothing'} is plain text`, () => {
    assert.equal(parseRegex(pattern).literal, { text, fromStart, toEnd, ignoreCase: false });
    assert.is(parseRegex(pattern, 'i').literal?.ignoreCase, true);
  });
}

for (const pattern of ['a.', 'a|b', 'a*', '[a]', '(a)', '\\d', 'a^', '$a', '(?m)^a', '\\b', 'a{2}']) {
  test(`${pattern} is no plain text`, () => assert.is(parseRegex(pattern).literal, undefined));
}

test('an escaped text finds exactly the texts that hold it', () =>
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (needle, before, after) => {
      const escaped = needle.replace(/[^A-Za-z0-9_]/g, '\\$&');
      assert.is(parseRegex(escaped).literal?.text, needle);
      assert.ok(matches(escaped, before + needle + after));
      assert.ok(matches(`^${escaped}`, needle + after));
      assert.ok(matches(`${escaped}$`, before + needle));
      assert.is(matches(escaped, before), before.includes(needle));
      assert.is(matches(`^${escaped}`, before), before.startsWith(needle));
    }),
  ));
test.run();
