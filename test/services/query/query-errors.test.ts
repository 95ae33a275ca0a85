import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { described, fromStore, invalidValue, unknownField } from '../../../src/services/query/query-errors.js';
import { InvalidRegexError, RegexDeadlineError } from '../../../src/store/index.js';
import { suite } from '../../support/harness.js';
import { codes } from './refusal.js';

const test = suite('query/query-errors');

test('a malformed regular expression is told with its reason', () => {
  const error = fromStore(new InvalidRegexError('(', 'unterminated group'));
  assert.instance(error, ApiError);
  assert.is(codes(error as ApiError), '400/21');
  assert.match((error as ApiError).message, 'unterminated group');
  assert.equal((error as ApiError).data, { pattern: '(' });
});

test('one that takes too long is told with its limit', () => {
  const error = fromStore(new RegexDeadlineError('(a+)+$', 250)) as ApiError;
  assert.is(codes(error), '400/21');
  assert.match(error.message, '250 ms');
});

test('what else the store throws passes through', () => {
  const error = new Error('disk full');
  assert.is(fromStore(error), error);
});

test('an invalid value names field, expected and got', () => {
  const error = invalidValue('page', 'integer', described('1'));
  assert.is(codes(error), '400/12');
  assert.equal(error.data, { field: 'page', expected: 'integer', got: 'string "1"' });
  assert.match(error.message, 'page: expected integer, got string "1"');
});

test('an unknown field names itself and the kind of document', () => {
  const error = unknownField('bogus', 'Task');
  assert.is(codes(error), '400/14');
  assert.is(error.message, 'Fields not defined for object: fields=(bogus), object=Task');
});

test('values are described shortly', () => {
  assert.equal([undefined, null, [1, 2], { a: 1 }, true, 5, 'x'].map(described), [
    'nothing',
    'null',
    'a list of 2',
    'an object',
    'boolean true',
    'number 5',
    'string "x"',
  ]);
  assert.is(described('x'.repeat(100)), 'a string of 102 characters');
});

test.run();
