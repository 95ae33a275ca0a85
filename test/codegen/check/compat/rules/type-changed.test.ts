import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('other types');

test('another type', () =>
  expectOfField('type: integer', 'type: string', {
    request: ['error request-type-changed request.x: integer became string'],
    response: ['error response-type-changed response.x: integer became string'],
  }));

test('one type kept, one exchanged', () =>
  expectOfField('type: [integer, string]', 'type: [integer, boolean]', {
    request: ['error request-type-changed request.x: integer or string became boolean or integer'],
    response: ['error response-type-changed response.x: integer or string became boolean or integer'],
  }));

test('nothing else is said of a value of another type', () =>
  expectOfField('type: string, minLength: 3, default: "abc"', 'type: integer', {
    request: ['error request-type-changed request.x: string became integer'],
    response: ['error response-type-changed response.x: string became integer'],
  }));

test('null beside it makes no difference', () =>
  expectOfField('type: [string, null]', 'type: [integer, null]', {
    request: ['error request-type-changed request.x: string became integer'],
    response: ['error response-type-changed response.x: string became integer'],
  }));

test('fields below it are not told one by one', () =>
  expectOfField('type: object, required: [a], properties { a { description: "A", type: string } }', 'type: string', {
    request: ['error request-type-changed request.x: object became string'],
    response: ['error response-type-changed response.x: object became string'],
  }));

test.run();
