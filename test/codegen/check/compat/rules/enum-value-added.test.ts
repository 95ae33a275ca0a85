import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('a value more');

test('one', () =>
  expectOfField('type: string, enum: [a]', 'type: string, enum: [a, b]', {
    request: ['info request-enum-value-added request.x: new value "b"'],
    response: ['error response-enum-value-added response.x: new value "b"'],
  }));

test('each is told', () =>
  expectOfField('type: string, enum: [a]', 'type: string, enum: [c, b, a]', {
    request: ['info request-enum-value-added request.x: new value "b"', 'info request-enum-value-added request.x: new value "c"'],
    response: [
      'error response-enum-value-added response.x: new value "b"',
      'error response-enum-value-added response.x: new value "c"',
    ],
  }));

test('a constant is a list of one', () =>
  expectOfField('type: string, const: a', 'type: string, enum: [a, b]', {
    request: ['info request-enum-value-added request.x: new value "b"'],
    response: ['error response-enum-value-added response.x: new value "b"'],
  }));

test('another order says nothing', () => expectOfField('type: string, enum: [a, b]', 'type: string, enum: [b, a]', {}));

test('numbers and texts are not the same', () =>
  expectOfField('type: [integer, string], enum: [1]', 'type: [integer, string], enum: ["1"]', {
    request: [
      'error request-enum-value-removed request.x: the value 1 is gone',
      'info request-enum-value-added request.x: new value "1"',
    ],
    response: [
      'error response-enum-value-added response.x: new value "1"',
      'info response-enum-value-removed response.x: the value 1 is gone',
    ],
  }));

test.run();
