import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('a list of values where there was none');

test('of a type', () =>
  expectOfField('type: string', 'type: string, enum: [a, b]', {
    request: ['error request-enum-added request.x: only ["a","b"] are possible'],
    response: ['info response-enum-added response.x: only ["a","b"] are possible'],
  }));

test('instead of a type', () =>
  expectOfField('type: string', 'enum: [a]', {
    request: ['error request-enum-added request.x: only ["a"] are possible'],
    response: ['info response-enum-added response.x: only ["a"] are possible'],
  }));

test.run();
