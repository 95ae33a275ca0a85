import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('which steps a number comes in');

test('steps where there were none', () =>
  expectOfField('type: integer', 'type: integer, multipleOf: 5', {
    request: ['error request-multiple-of-narrowed request.x: multipleOf 5 is new'],
    response: ['info response-multiple-of-narrowed response.x: multipleOf 5 is new'],
  }));

test('larger steps', () =>
  expectOfField('type: integer, multipleOf: 5', 'type: integer, multipleOf: 10', {
    request: ['error request-multiple-of-narrowed request.x: multipleOf 5 became 10'],
    response: ['info response-multiple-of-narrowed response.x: multipleOf 5 became 10'],
  }));

test('smaller steps', () =>
  expectOfField('type: integer, multipleOf: 10', 'type: integer, multipleOf: 5', {
    request: ['info request-multiple-of-widened request.x: multipleOf 10 became 5'],
    response: ['error response-multiple-of-widened response.x: multipleOf 10 became 5'],
  }));

test('no steps any more', () =>
  expectOfField('type: integer, multipleOf: 10', 'type: integer', {
    request: ['info request-multiple-of-widened request.x: multipleOf 10 is gone'],
    response: ['error response-multiple-of-widened response.x: multipleOf 10 is gone'],
  }));

test('other steps', () =>
  expectOfField('type: integer, multipleOf: 2', 'type: integer, multipleOf: 3', {
    request: ['error request-multiple-of-changed request.x: multipleOf 2 became 3'],
    response: ['error response-multiple-of-changed response.x: multipleOf 2 became 3'],
  }));

test('parts of a whole', () =>
  expectOfField('type: number, multipleOf: 0.1', 'type: number, multipleOf: 0.3', {
    request: ['error request-multiple-of-narrowed request.x: multipleOf 0.1 became 0.3'],
    response: ['info response-multiple-of-narrowed response.x: multipleOf 0.1 became 0.3'],
  }));

test.run();
