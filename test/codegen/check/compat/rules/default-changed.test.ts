import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('another default');

test('a number', () =>
  expectOfField('type: integer, default: 0', 'type: integer, default: 1', {
    request: ['warning request-default-changed request.x: default 0 became 1'],
    response: ['info response-default-changed response.x: default 0 became 1'],
  }));

test('a list in another order', () =>
  expectOfField('type: array, default: [a, b]', 'type: array, default: [b, a]', {
    request: ['warning request-default-changed request.x: default ["a","b"] became ["b","a"]'],
    response: ['info response-default-changed response.x: default ["a","b"] became ["b","a"]'],
  }));

test('the same in another order of keys says nothing', () =>
  expectOfField('type: object, default { a: 1, b: 2 }', 'type: object, default { b: 2, a: 1 }', {}));

test.run();
