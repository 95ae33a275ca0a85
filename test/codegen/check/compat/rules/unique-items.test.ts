import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('whether a list may hold something twice');

test('not any more', () =>
  expectOfField('type: array', 'type: array, uniqueItems: true', {
    request: ['error request-unique-items-narrowed request.x: uniqueItems true is new'],
    response: ['info response-unique-items-narrowed response.x: uniqueItems true is new'],
  }));

test('not any more, where it was allowed in words', () =>
  expectOfField('type: array, uniqueItems: false', 'type: array, uniqueItems: true', {
    request: ['error request-unique-items-narrowed request.x: uniqueItems false became true'],
    response: ['info response-unique-items-narrowed response.x: uniqueItems false became true'],
  }));

test('allowed', () =>
  expectOfField('type: array, uniqueItems: true', 'type: array', {
    request: ['info request-unique-items-widened request.x: uniqueItems true is gone'],
    response: ['error response-unique-items-widened response.x: uniqueItems true is gone'],
  }));

test('allowed in other words', () => expectOfField('type: array, uniqueItems: false', 'type: array', {}));

test.run();
