import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('how many members an object may have');

test('more at least', () =>
  expectOfField('type: object, minProperties: 1', 'type: object, minProperties: 2', {
    request: ['error request-member-count-narrowed request.x: minProperties 1 became 2'],
    response: ['info response-member-count-narrowed response.x: minProperties 1 became 2'],
  }));

test('less at least', () =>
  expectOfField('type: object, minProperties: 2', 'type: object, minProperties: 1', {
    request: ['info request-member-count-widened request.x: minProperties 2 became 1'],
    response: ['error response-member-count-widened response.x: minProperties 2 became 1'],
  }));

test('not empty', () =>
  expectOfField('type: object', 'type: object, minProperties: 1', {
    request: ['error request-member-count-narrowed request.x: minProperties 1 is new'],
    response: ['info response-member-count-narrowed response.x: minProperties 1 is new'],
  }));

test('nothing at least says nothing', () => expectOfField('type: object', 'type: object, minProperties: 0', {}));

test('empty too', () =>
  expectOfField('type: object, minProperties: 1', 'type: object, minProperties: 0', {
    request: ['info request-member-count-widened request.x: minProperties 1 became 0'],
    response: ['error response-member-count-widened response.x: minProperties 1 became 0'],
  }));

test('less at most', () =>
  expectOfField('type: object, maxProperties: 9', 'type: object, maxProperties: 8', {
    request: ['error request-member-count-narrowed request.x: maxProperties 9 became 8'],
    response: ['info response-member-count-narrowed response.x: maxProperties 9 became 8'],
  }));

test('more at most', () =>
  expectOfField('type: object, maxProperties: 8', 'type: object, maxProperties: 9', {
    request: ['info request-member-count-widened request.x: maxProperties 8 became 9'],
    response: ['error response-member-count-widened response.x: maxProperties 8 became 9'],
  }));

test('nothing at all is a limit', () =>
  expectOfField('type: object', 'type: object, maxProperties: 0', {
    request: ['error request-member-count-narrowed request.x: maxProperties 0 is new'],
    response: ['info response-member-count-narrowed response.x: maxProperties 0 is new'],
  }));

test('as many as one likes', () =>
  expectOfField('type: object, maxProperties: 8', 'type: object', {
    request: ['info request-member-count-widened request.x: maxProperties 8 is gone'],
    response: ['error response-member-count-widened response.x: maxProperties 8 is gone'],
  }));

test.run();
