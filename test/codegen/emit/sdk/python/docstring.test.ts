import * as assert from 'uvu/assert';
import { docstring } from '../../../../../codegen/emit/sdk/python/docstring.js';
import { suite } from '../../../../support/harness.js';

const test = suite('sdk, Python: docstrings');

test('a short one is one line', () => assert.equal(docstring(['Says it.'], 1), ['"""Says it."""']));

test('there is none when there is nothing to say', () => {
  assert.equal(docstring([''], 1), []);
  assert.equal(docstring(['', { title: 'Args', items: [] }], 1), []);
});

test('paragraphs and sections stand apart', () => {
  const args = {
    title: 'Args',
    items: [
      { term: 'id', text: 'Its id.' },
      { term: 'name', text: '' },
    ],
  };
  assert.equal(docstring(['Gives one.', '', 'Since 2.1.', args], 2), [
    '"""Gives one.',
    '',
    'Since 2.1.',
    '',
    'Args:',
    '    id: Its id.',
    '    name',
    '"""',
  ]);
});

test('lines are no longer than the others, and items hang', () => {
  const found = docstring(['word '.repeat(60), { title: 'Args', items: [{ term: 'id', text: 'word '.repeat(40) }] }], 2);
  assert.ok(found.every((line) => line.length <= 92));
  const items = found.slice(found.indexOf('Args:') + 1, -1);
  assert.ok(items[0]?.startsWith('    id: word'));
  assert.ok(items.length > 1 && items.slice(1).every((line) => line.startsWith('        word')));
});

test('what would end it or be an escape is escaped', () => {
  assert.equal(docstring(['A \\n that is none, and """ that end nothing.'], 1), [
    '"""A \\\\n that is none, and \\"\\"\\" that end nothing."""',
  ]);
});

test('a quote at the end does not run into the closing ones', () => {
  assert.equal(docstring(['Called "this"'], 1), ['"""Called "this"', '"""']);
});

test.run();
