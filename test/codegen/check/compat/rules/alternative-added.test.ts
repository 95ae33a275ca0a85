import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('one more form');

test('of the same type', () =>
  expectOfField(
    'anyOf: [{ type: string, maxLength: 3 }, { type: integer }]',
    'anyOf: [{ type: string, maxLength: 3 }, { type: integer }, { type: integer, minimum: 3 }]',
    {
      request: ['info request-alternative-added request.x: also {"minimum":3,"type":"integer"}'],
      response: ['error response-alternative-added response.x: also {"minimum":3,"type":"integer"}'],
    },
  ));

test('of exactly one', () =>
  expectOfField(
    'oneOf: [{ type: string, maxLength: 3 }, { type: integer }]',
    'oneOf: [{ type: string, maxLength: 3 }, { type: integer }, { type: string, pattern: "x" }]',
    {
      request: ['info request-alternative-added request.x: also {"pattern":"x","type":"string"}'],
      response: ['error response-alternative-added response.x: also {"pattern":"x","type":"string"}'],
    },
  ));

test('a form that changed is entered', () =>
  expectOfField(
    'anyOf: [{ type: string, maxLength: 3 }, { type: integer }]',
    'anyOf: [{ type: string, maxLength: 4 }, { type: integer }]',
    {
      request: ['info request-length-widened request.x: maxLength 3 became 4'],
      response: ['error response-length-widened response.x: maxLength 3 became 4'],
    },
  ));

test('another order says nothing', () =>
  expectOfField(
    'anyOf: [{ type: string, maxLength: 3 }, { type: integer }]',
    'anyOf: [{ type: integer }, { type: string, maxLength: 3 }]',
    {},
  ));

test.run();
