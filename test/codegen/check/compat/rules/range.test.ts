import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('how small and how large a number may be');

test('a higher minimum', () =>
  expectOfField('type: integer, minimum: 0', 'type: integer, minimum: 1', {
    request: ['error request-range-narrowed request.x: minimum 0 became 1'],
    response: ['info response-range-narrowed response.x: minimum 0 became 1'],
  }));

test('a lower minimum', () =>
  expectOfField('type: integer, minimum: 0', 'type: integer, minimum: -1', {
    request: ['info request-range-widened request.x: minimum 0 became -1'],
    response: ['error response-range-widened response.x: minimum 0 became -1'],
  }));

test('a new minimum', () =>
  expectOfField('type: integer', 'type: integer, minimum: 0', {
    request: ['error request-range-narrowed request.x: minimum 0 is new'],
    response: ['info response-range-narrowed response.x: minimum 0 is new'],
  }));

test('no minimum any more', () =>
  expectOfField('type: integer, minimum: 0', 'type: integer', {
    request: ['info request-range-widened request.x: minimum 0 is gone'],
    response: ['error response-range-widened response.x: minimum 0 is gone'],
  }));

test('a lower maximum', () =>
  expectOfField('type: integer, maximum: 10', 'type: integer, maximum: 9', {
    request: ['error request-range-narrowed request.x: maximum 10 became 9'],
    response: ['info response-range-narrowed response.x: maximum 10 became 9'],
  }));

test('a higher maximum', () =>
  expectOfField('type: integer, maximum: 10', 'type: integer, maximum: 11', {
    request: ['info request-range-widened request.x: maximum 10 became 11'],
    response: ['error response-range-widened response.x: maximum 10 became 11'],
  }));

test('a new maximum', () =>
  expectOfField('type: integer', 'type: integer, maximum: 10', {
    request: ['error request-range-narrowed request.x: maximum 10 is new'],
    response: ['info response-range-narrowed response.x: maximum 10 is new'],
  }));

test('no maximum any more', () =>
  expectOfField('type: integer, maximum: 10', 'type: integer', {
    request: ['info request-range-widened request.x: maximum 10 is gone'],
    response: ['error response-range-widened response.x: maximum 10 is gone'],
  }));

test('without the end itself', () =>
  expectOfField(
    'type: number, exclusiveMinimum: 0, exclusiveMaximum: 2',
    'type: number, exclusiveMinimum: 0, exclusiveMaximum: 1',
    {
      request: ['error request-range-narrowed request.x: exclusiveMaximum 2 became 1'],
      response: ['info response-range-narrowed response.x: exclusiveMaximum 2 became 1'],
    },
  ));

test('a higher minimum without the end itself', () =>
  expectOfField('type: number, exclusiveMinimum: 0', 'type: number, exclusiveMinimum: 1', {
    request: ['error request-range-narrowed request.x: exclusiveMinimum 0 became 1'],
    response: ['info response-range-narrowed response.x: exclusiveMinimum 0 became 1'],
  }));

test.run();
