import * as assert from 'uvu/assert';
import {
  around,
  brackets,
  constant,
  flat,
  indented,
  lines,
  spread,
  text,
  wrapped,
} from '../../../../../codegen/emit/sdk/python/printer.js';
import { suite } from '../../../../support/harness.js';

const test = suite('sdk, Python: lines of code');

const long = (letter: string) => letter.repeat(42);

test('what fits stays on one line', () => {
  const doc = around('x: ', brackets('Optional[', [brackets('List[', ['str'], ']')], ']'), ' = None');
  assert.is(flat(doc), 'x: Optional[List[str]] = None');
  assert.equal(lines(doc, 3), ['x: Optional[List[str]] = None']);
});

test('what does not is opened from the outside inwards, and only as far as it must be', () => {
  const doc = around('x = ', brackets('f(', [brackets('g(', [long('a'), long('b')], ')'), brackets('h(', ['c'], ')')], ')'));
  assert.equal(lines(doc, 0), ['x = f(', `    g(${long('a')}, ${long('b')}),`, '    h(c),', ')']);
  const longer = brackets('f(', [brackets('g(', [long('a'), long('b'), long('c')], ')')], ')');
  assert.equal(lines(longer, 0), [
    'f(',
    '    g(',
    `        ${long('a')},`,
    `        ${long('b')},`,
    `        ${long('c')},`,
    '    ),',
    ')',
  ]);
});

test('the depth at which lines will stand is counted in', () => {
  const doc = brackets('f(', ['a'.repeat(90)], ')');
  assert.is(lines(doc, 1).length, 1);
  assert.is(lines(doc, 2).length, 3);
});

test('one thing in square brackets has no comma behind it, which would make it a tuple', () => {
  assert.equal(spread(brackets('List[', ['str'], ']'), 0), ['List[', '    str', ']']);
  assert.equal(spread(brackets('Union[', ['str', 'int'], ']'), 0), ['Union[', '    str,', '    int,', ']']);
  assert.equal(spread(brackets('f(', ['a'], ')'), 0), ['f(', '    a,', ')']);
});

test('empty lines stay empty', () => assert.equal(indented(['a', '', 'b'], 2), ['        a', '', '        b']));

test('constants are written as Python writes them', () => {
  assert.is(
    constant([true, false, null, 1, -1.5, 'a"b', { c: [undefined] }]),
    '[True, False, None, 1, -1.5, "a\\"b", {"c": [None]}]',
  );
  assert.is(text('tab\t, line\n, slash \\, quote ", ä, \u2028'), '"tab\\t, line\\n, slash \\\\, quote \\", ä, \u2028"');
});

test('texts are wrapped, and their later lines moved in', () => {
  assert.equal(wrapped('one two  three\nfour', 9, '  '), ['one two', '  three', '  four']);
  assert.equal(wrapped('averylongword', 5), ['averylongword']);
  assert.equal(wrapped(' ', 5), []);
});

test.run();
