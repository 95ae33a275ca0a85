import { assert as check, constantFrom, nat, property, string } from 'fast-check';
import * as assert from 'uvu/assert';
import { didYouMean, suggest } from '../../../codegen/check/suggest.js';
import { suite } from '../../support/harness.js';

const test = suite('suggesting names');

const KNOWN = ['required', 'request', 'response', 'properties', 'type'];

test('finds the word that was meant', () => {
  assert.is(suggest('requred', KNOWN), 'required');
  assert.is(suggest('respones', KNOWN), 'response');
  assert.is(suggest('Propertys', KNOWN), 'properties');
  assert.is(suggest('tpye', KNOWN), 'type');
});

test('finds nothing where nothing is near', () => {
  assert.is(suggest('colour', KNOWN), undefined);
  assert.is(suggest('x', KNOWN), undefined);
  assert.is(suggest('type', []), undefined);
});

test('takes the nearest', () => {
  assert.is(suggest('requests', ['requested', 'request']), 'request');
});

test('says so in words', () => {
  assert.is(didYouMean('tpye', KNOWN, 'none'), 'did you mean "type"?');
  assert.is(didYouMean('colour', KNOWN, 'one of these'), 'one of these');
});

test('always finds a known word itself', () => check(property(constantFrom(...KNOWN), (word) => suggest(word, KNOWN) === word)));

test('finds a word with one letter dropped', () =>
  check(
    property(constantFrom('required', 'response', 'properties'), nat(6), (word, i) => {
      assert.is(suggest(word.slice(0, i) + word.slice(i + 1), KNOWN), word);
    }),
  ));

test('ends on any text', () =>
  check(property(string({ maxLength: 40 }), (word) => [undefined, ...KNOWN].includes(suggest(word, KNOWN)))));

test.run();
