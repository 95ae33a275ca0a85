import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('no list of values any more');

test('of a type', () =>
  expectOfField('type: string, enum: [a, b]', 'type: string', {
    request: ['info request-enum-removed request.x: more than ["a","b"] is possible'],
    response: ['error response-enum-removed response.x: more than ["a","b"] is possible'],
  }));

test('a constant', () =>
  expectOfField('type: integer, const: 1', 'type: integer', {
    request: ['info request-enum-removed request.x: more than [1] is possible'],
    response: ['error response-enum-removed response.x: more than [1] is possible'],
  }));

test.run();
