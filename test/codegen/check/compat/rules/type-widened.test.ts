import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('more types');

test('a type more', () =>
  expectOfField('type: integer', 'type: [integer, string]', {
    request: ['info request-type-widened request.x: integer became integer or string'],
    response: ['error response-type-widened response.x: integer became integer or string'],
  }));

test('any number instead of whole ones', () =>
  expectOfField('type: integer', 'type: number', {
    request: ['info request-type-widened request.x: integer became number'],
    response: ['error response-type-widened response.x: integer became number'],
  }));

test('any value instead of one type', () =>
  expectOfField('type: integer', 'title: "T"', {
    request: ['info request-type-widened request.x: integer became any'],
    response: ['error response-type-widened response.x: integer became any'],
  }));

test('forms of more types', () =>
  expectOfField('type: string', 'anyOf: [{ type: string }, { type: integer }]', {
    request: ['info request-type-widened request.x: string became integer or string'],
    response: ['error response-type-widened response.x: string became integer or string'],
  }));

test('maps of something that become maps of anything', () =>
  expectOfField('type: object, additionalProperties { type: string }', 'type: object', {
    request: ['info request-type-widened request.x.*: string became any'],
    response: ['error response-type-widened response.x.*: string became any'],
  }));

test.run();
