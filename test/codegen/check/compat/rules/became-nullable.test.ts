import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('null that is possible');

test('by type', () =>
  expectOfField('type: string', 'type: [string, null]', {
    request: ['info request-became-nullable request.x: null is possible'],
    response: ['error response-became-nullable response.x: null is possible'],
  }));

test('by a list of values', () =>
  expectOfField('enum: [a, b]', 'enum: [a, b, null]', {
    request: ['info request-became-nullable request.x: null is possible'],
    response: ['error response-became-nullable response.x: null is possible'],
  }));

test('not while the values do not allow it', () =>
  expectOfField('type: [string, null], enum: [a]', 'type: [string, null], enum: [a, null]', {
    request: ['info request-became-nullable request.x: null is possible'],
    response: ['error response-became-nullable response.x: null is possible'],
  }));

test('a type that comes to allow anything is said once', () =>
  expectOfField('type: string', 'title: "T"', {
    request: ['info request-type-widened request.x: string became any'],
    response: ['error response-type-widened response.x: string became any'],
  }));

test('nothing where null was possible', () => expectOfField('type: [string, null]', 'type: [null, string]', {}));

test.run();
