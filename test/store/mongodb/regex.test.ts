import { assert as check, property, string } from 'fast-check';
import * as assert from 'uvu/assert';
import { serverRegex, serverSpelling } from '../../../src/store/mongodb/regex.js';
import { suite } from '../../support/harness.js';
import { noServer, withThings } from './database.js';

const test = suite('mongodb regular expressions');

/** Patterns, and texts of which some match: what the pattern means here and on the server must be the same. */
const samples: readonly (readonly [pattern: string, texts: readonly string[]])[] = [
  ['^a.c$', ['abc', 'a\nc', 'abc\n', 'xabc', 'a\u2028c']],
  ['a\\Z', ['a', 'a\n', 'a\n\n', 'ab']],
  ['a\\z', ['a', 'a\n', 'ab']],
  ['\\Aa', ['ab', 'ba', 'b\na']],
  ['(?P<first>\\w)x(?P=first)', ['axa', 'axb']],
  ['(?<first>\\w)x\\k<first>', ['axa', 'axb']],
  ['(a)\\1', ['aa', 'ab']],
  ['\\u0041\\x42', ['AB', 'ab']],
  ['[\\u00e4\\u0042-D]+$', ['xä', 'xC', 'xE']],
  ['\\u00e4', ['ä', 'a']],
  ['a\\vb', ['a\u000bb', 'a\nb']],
  ['a\\cJb', ['a\nb', 'aJb']],
  ['[[:digit:]]x', ['1x', 'ax']],
  ['[]a]x', [']x', 'ax', 'bx']],
  ['[[a]x', ['[x', 'ax', 'bx']],
  ['(?<=a)b', ['ab', 'cb']],
  ['(?<!a)b', ['ab', 'cb']],
  ['(?s)a.c', ['a\nc', 'abc']],
  ['(?m)^b$', ['a\nb\nc', 'ab']],
  ['(?i)straße', ['STRAßE', 'strasse']],
  ['(?x) a b # end', ['ab', 'a b']],
  ['\\Qa.b\\E.', ['a.bc', 'axbc']],
  ['a\\Rb', ['a\r\nb', 'a\u2028b', 'ab']],
  ['a{2,3}$', ['aa', 'baaaa', 'a']],
  ['a\\/b|c\\-d', ['a/b', 'c-d', 'cd']],
  ['[(?<a]b', ['?b', 'ab', 'xb']],
  ['\\(\\?<a', ['(?<a', '<a']],
];

test('named groups, escapes and classes are spelled as both PCRE and Python read them', () => {
  assert.is(serverSpelling('(?<a>x)\\k<a>'), '(?P<a>x)(?P=a)');
  assert.is(serverSpelling('(?<=a)(?<!b)'), '(?<=a)(?<!b)');
  assert.is(serverSpelling('\\u0041\\u00e4\\cJ\\v'), '\\x41ä\\x0a\\x0b');
  assert.is(serverSpelling('[(?<a[\\u0041]'), '[(?<a\\[\\x41]');
  assert.is(serverSpelling('\\\\u0041\\[(?<a>'), '\\\\u0041\\[(?P<a>');
});

test('what needs no other spelling is left alone', () =>
  check(
    property(string(), (text) => {
      const plain = text.replace(/[\\[(]/g, '');
      return serverSpelling(plain) === plain;
    }),
  ));

test('no flags, no options', () => {
  assert.equal(serverRegex('a').regex, { $regex: 'a' });
  assert.equal(serverRegex('a', 'i').regex, { $regex: 'a', $options: 'i' });
});

if (noServer) {
  test.skip('the server reads a pattern as we do', noServer);
} else {
  test('the server reads a pattern as we do', () =>
    withThings({}, async (things) => {
      const texts = [...new Set(samples.flatMap(([, each]) => each))];
      await things.insertMany(texts.map((text, i) => ({ id: `${i}`, text })));
      for (const [pattern, chosen] of samples) {
        const { parsed } = serverRegex(pattern);
        const regex = new RegExp(parsed.source, parsed.flags);
        const found = await things.find({ text: { $regex: pattern, $in: chosen } });
        assert.equal(new Set(found.map((thing) => thing.text)), new Set(chosen.filter((text) => regex.test(text))), pattern);
        assert.ok(found.length > 0, `${pattern} matches something`);
      }
    }));
}

test.run();
