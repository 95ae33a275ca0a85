import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('how many items a list may have');

test('more at least', () =>
  expectOfField('type: array, minItems: 1', 'type: array, minItems: 2', {
    request: ['error request-item-count-narrowed request.x: minItems 1 became 2'],
    response: ['info response-item-count-narrowed response.x: minItems 1 became 2'],
  }));

test('less at least', () =>
  expectOfField('type: array, minItems: 2', 'type: array, minItems: 1', {
    request: ['info request-item-count-widened request.x: minItems 2 became 1'],
    response: ['error response-item-count-widened response.x: minItems 2 became 1'],
  }));

test('not empty', () =>
  expectOfField('type: array', 'type: array, minItems: 1', {
    request: ['error request-item-count-narrowed request.x: minItems 1 is new'],
    response: ['info response-item-count-narrowed response.x: minItems 1 is new'],
  }));

test('nothing at least says nothing', () => expectOfField('type: array', 'type: array, minItems: 0', {}));

test('empty too', () =>
  expectOfField('type: array, minItems: 1', 'type: array, minItems: 0', {
    request: ['info request-item-count-widened request.x: minItems 1 became 0'],
    response: ['error response-item-count-widened response.x: minItems 1 became 0'],
  }));

test('less at most', () =>
  expectOfField('type: array, maxItems: 9', 'type: array, maxItems: 8', {
    request: ['error request-item-count-narrowed request.x: maxItems 9 became 8'],
    response: ['info response-item-count-narrowed response.x: maxItems 9 became 8'],
  }));

test('more at most', () =>
  expectOfField('type: array, maxItems: 8', 'type: array, maxItems: 9', {
    request: ['info request-item-count-widened request.x: maxItems 8 became 9'],
    response: ['error response-item-count-widened response.x: maxItems 8 became 9'],
  }));

test('nothing at all is a limit', () =>
  expectOfField('type: array', 'type: array, maxItems: 0', {
    request: ['error request-item-count-narrowed request.x: maxItems 0 is new'],
    response: ['info response-item-count-narrowed response.x: maxItems 0 is new'],
  }));

test('as many as one likes', () =>
  expectOfField('type: array, maxItems: 8', 'type: array', {
    request: ['info request-item-count-widened request.x: maxItems 8 is gone'],
    response: ['error response-item-count-widened response.x: maxItems 8 is gone'],
  }));

test.run();
