import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('one more thing that must hold');

test('a value that is excluded', () =>
  expectOfField('type: string', 'type: string, not { const: a }', {
    request: ['error request-condition-added request.x: not {"const":"a"} is new'],
    response: ['info response-condition-added response.x: not {"const":"a"} is new'],
  }));

test('all of several', () =>
  expectOfField('type: string', 'type: string, allOf: [{ minLength: 2 }]', {
    request: ['error request-condition-added request.x: allOf {"minLength":2} is new'],
    response: ['info response-condition-added response.x: allOf {"minLength":2} is new'],
  }));

test('one of several forms', () =>
  expectOfField('type: string', 'anyOf: [{ type: string, minLength: 2 }, { type: string, pattern: "a" }]', {
    request: [
      'error request-condition-added request.x: anyOf [{"minLength":2,"type":"string"},{"pattern":"a","type":"string"}] is new',
    ],
    response: [
      'info response-condition-added response.x: anyOf [{"minLength":2,"type":"string"},{"pattern":"a","type":"string"}] is new',
    ],
  }));

test('something in a list', () =>
  expectOfField('type: array', 'type: array, contains { const: 1 }', {
    request: ['error request-condition-added request.x: contains {"const":1} is new'],
    response: ['info response-condition-added response.x: contains {"const":1} is new'],
  }));

test('names of members', () =>
  expectOfField('type: object', 'type: object, propertyNames { maxLength: 3 }', {
    request: ['error request-condition-added request.x: propertyNames {"maxLength":3} is new'],
    response: ['info response-condition-added response.x: propertyNames {"maxLength":3} is new'],
  }));

test('items by place', () =>
  expectOfField('type: array', 'type: array, prefixItems: [{ type: string }]', {
    request: ['error request-condition-added request.x: prefixItems [{"type":"string"}] is new'],
    response: ['info response-condition-added response.x: prefixItems [{"type":"string"}] is new'],
  }));

test('if, then', () =>
  expectOfField('type: object', 'type: object, if { required: [] , minProperties: 1 }, then { maxProperties: 3 }', {
    request: ['error request-condition-added request.x: if {"minProperties":1} is new'],
    response: ['info response-condition-added response.x: if {"minProperties":1} is new'],
  }));

test('members by pattern', () =>
  expectOfField('type: object', 'type: object, patternProperties { "^a" { type: string } }', {
    request: ['error request-condition-added request.x: members like ^a: {"type":"string"} is new'],
    response: ['info response-condition-added response.x: members like ^a: {"type":"string"} is new'],
  }));

test.run();
