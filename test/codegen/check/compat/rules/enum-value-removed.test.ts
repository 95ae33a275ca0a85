import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('a value less');

test('one', () =>
  expectOfField('type: string, enum: [a, b]', 'type: string, enum: [a]', {
    request: ['error request-enum-value-removed request.x: the value "b" is gone'],
    response: ['info response-enum-value-removed response.x: the value "b" is gone'],
  }));

test('in a list', () =>
  expectOfField('type: array, items { type: string, enum: [a, b] }', 'type: array, items { type: string, enum: [a] }', {
    request: ['error request-enum-value-removed request.x[]: the value "b" is gone'],
    response: ['info response-enum-value-removed response.x[]: the value "b" is gone'],
  }));

test.run();
