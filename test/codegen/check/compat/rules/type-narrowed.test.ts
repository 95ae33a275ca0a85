import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('fewer types');

test('a type less', () =>
  expectOfField('type: [integer, string]', 'type: integer', {
    request: ['error request-type-narrowed request.x: integer or string became integer'],
    response: ['info response-type-narrowed response.x: integer or string became integer'],
  }));

test('whole numbers instead of any', () =>
  expectOfField('type: number', 'type: integer', {
    request: ['error request-type-narrowed request.x: number became integer'],
    response: ['info response-type-narrowed response.x: number became integer'],
  }));

test('one type instead of any', () =>
  expectOfField('default: 1', 'type: integer, default: 1', {
    request: ['error request-type-narrowed request.x: any became integer'],
    response: ['info response-type-narrowed response.x: any became integer'],
  }));

test('in a list', () =>
  expectOfField('type: array, items { type: [string, integer] }', 'type: array, items { type: string }', {
    request: ['error request-type-narrowed request.x[]: integer or string became string'],
    response: ['info response-type-narrowed response.x[]: integer or string became string'],
  }));

test('in a map', () =>
  expectOfField(
    'type: object, additionalProperties { type: [string, integer] }',
    'type: object, additionalProperties { type: string }',
    {
      request: ['error request-type-narrowed request.x.*: integer or string became string'],
      response: ['info response-type-narrowed response.x.*: integer or string became string'],
    },
  ));

test('lists of anything that become lists of something', () =>
  expectOfField(
    'type: array',
    'type: array, items { type: object, required: [a], properties { a { description: "A", type: string } } }',
    {
      request: ['error request-type-narrowed request.x[]: any became object'],
      response: ['info response-type-narrowed response.x[]: any became object'],
    },
  ));

test('null is another matter', () =>
  expectOfField('type: [string, null]', 'type: string', {
    request: ['error request-became-not-nullable request.x: null is not possible any more'],
    response: ['info response-became-not-nullable response.x: null is not possible any more'],
  }));

test.run();
