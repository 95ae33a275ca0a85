import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('something else must hold');

test('another value is excluded', () =>
  expectOfField('type: string, not { const: a }', 'type: string, not { const: b }', {
    request: ['error request-condition-changed request.x: not {"const":"a"} became {"const":"b"}'],
    response: ['error response-condition-changed response.x: not {"const":"a"} became {"const":"b"}'],
  }));

test('more of them in a list', () =>
  expectOfField('type: array, contains { const: 1 }', 'type: array, contains { const: 1 }, minContains: 2', {
    request: [
      'error request-condition-changed request.x: contains {"contains":{"const":1}} became {"contains":{"const":1},"minContains":2}',
    ],
    response: [
      'error response-condition-changed response.x: contains {"contains":{"const":1}} became {"contains":{"const":1},"minContains":2}',
    ],
  }));

test('other items by place', () =>
  expectOfField('type: array, prefixItems: [{ type: string }]', 'type: array, prefixItems: [{ type: integer }]', {
    request: ['error request-condition-changed request.x: prefixItems [{"type":"string"}] became [{"type":"integer"}]'],
    response: ['error response-condition-changed response.x: prefixItems [{"type":"string"}] became [{"type":"integer"}]'],
  }));

test('members by pattern of a closed object', () =>
  expectOfField(
    'type: object, additionalProperties: false',
    'type: object, additionalProperties: false, patternProperties { "^a" { type: string } }',
    {
      request: ['error request-condition-changed request.x: members like ^a: {"type":"string"} is new'],
      response: ['error response-condition-changed response.x: members like ^a: {"type":"string"} is new'],
    },
  ));

test('members by pattern are entered', () =>
  expectOfField(
    'type: object, patternProperties { "^a" { type: string } }',
    'type: object, patternProperties { "^a" { type: string, minLength: 1 } }',
    {
      request: ['error request-length-narrowed request.x.^a: minLength 1 is new'],
      response: ['info response-length-narrowed response.x.^a: minLength 1 is new'],
    },
  ));

test('what must hold beside the rest is entered', () =>
  expectOfField('type: string, allOf: [{ minLength: 2 }]', 'type: string, allOf: [{ minLength: 3 }]', {
    request: ['error request-length-narrowed request.x: minLength 2 became 3'],
    response: ['info response-length-narrowed response.x: minLength 2 became 3'],
  }));

test.run();
