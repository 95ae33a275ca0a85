import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('one thing less that must hold');

test('a value that was excluded', () =>
  expectOfField('type: string, not { const: a }', 'type: string', {
    request: ['info request-condition-removed request.x: not {"const":"a"} is gone'],
    response: ['error response-condition-removed response.x: not {"const":"a"} is gone'],
  }));

test('all of several', () =>
  expectOfField('type: string, allOf: [{ minLength: 2 }]', 'type: string', {
    request: ['info request-condition-removed request.x: allOf {"minLength":2} is gone'],
    response: ['error response-condition-removed response.x: allOf {"minLength":2} is gone'],
  }));

test('members by pattern', () =>
  expectOfField('type: object, patternProperties { "^a" { type: string } }', 'type: object', {
    request: ['info request-condition-removed request.x: members like ^a: {"type":"string"} is gone'],
    response: ['error response-condition-removed response.x: members like ^a: {"type":"string"} is gone'],
  }));

test.run();
