import * as assert from 'uvu/assert';
import { anchor, code, fenced, firstSentence, listed, prose, table } from '../../../../codegen/emit/markdown/text.js';
import { suite } from '../../../support/harness.js';

const test = suite('words as Markdown');

test('prose shows what Markdown would take for marks', () => {
  assert.is(prose('a *b* <c> `d` \\e'), 'a \\*b\\* \\<c> \\`d\\` \\\\e');
});

test('prose leaves names alone and keeps underscores at the ends of words from starting emphasis', () => {
  assert.is(
    prose('get_all and _all_ and __$not and output__error'),
    'get_all and \\_all\\_ and \\_\\_$not and output\\_\\_error',
  );
});

test('prose is one line', () => {
  assert.is(prose('  one\n   two  '), 'one two');
});

test('code is fenced so that backticks in it survive', () => {
  assert.is(code('a'), '`a`');
  assert.is(code('a`b'), '``a`b``');
  assert.is(code(''), '');
});

test('the first sentence ends where a space or nothing follows', () => {
  assert.is(firstSentence('Sets output.error. Then more.'), 'Sets output.error.');
  assert.is(firstSentence('No end'), 'No end');
  assert.is(firstSentence('Really? Yes.'), 'Really?');
});

test('lists are said with an and', () => {
  assert.is(listed([]), '');
  assert.is(listed(['a']), 'a');
  assert.is(listed(['a', 'b', 'c']), 'a, b and c');
});

test('a fence is longer than any in the code', () => {
  assert.is(fenced('sh', 'ls'), '```sh\nls\n```');
  assert.is(fenced('md', '````'), '`````md\n````\n`````');
});

test('an anchor has nothing to show', () => {
  assert.is(anchor('get_all'), '<a id="get_all"></a>');
});

test('a table leaves out optional columns that say nothing, and escapes pipes', () => {
  const columns = [
    { title: 'name', of: (row: string) => row },
    { title: 'none', of: () => '', optional: true },
    { title: 'empty', of: () => '' },
  ];
  assert.is(table(columns, ['a|b', 'c']), '| name | empty |\n|---|---|\n| a\\|b |  |\n| c |  |');
});

test.run();
