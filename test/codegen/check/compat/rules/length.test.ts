import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('how short and how long a text may be');

test('more at least', () =>
  expectOfField('type: string, minLength: 1', 'type: string, minLength: 2', {
    request: ['error request-length-narrowed request.x: minLength 1 became 2'],
    response: ['info response-length-narrowed response.x: minLength 1 became 2'],
  }));

test('less at least', () =>
  expectOfField('type: string, minLength: 2', 'type: string, minLength: 1', {
    request: ['info request-length-widened request.x: minLength 2 became 1'],
    response: ['error response-length-widened response.x: minLength 2 became 1'],
  }));

test('not empty', () =>
  expectOfField('type: string', 'type: string, minLength: 1', {
    request: ['error request-length-narrowed request.x: minLength 1 is new'],
    response: ['info response-length-narrowed response.x: minLength 1 is new'],
  }));

test('nothing at least says nothing', () => expectOfField('type: string', 'type: string, minLength: 0', {}));

test('empty too', () =>
  expectOfField('type: string, minLength: 1', 'type: string, minLength: 0', {
    request: ['info request-length-widened request.x: minLength 1 became 0'],
    response: ['error response-length-widened response.x: minLength 1 became 0'],
  }));

test('less at most', () =>
  expectOfField('type: string, maxLength: 9', 'type: string, maxLength: 8', {
    request: ['error request-length-narrowed request.x: maxLength 9 became 8'],
    response: ['info response-length-narrowed response.x: maxLength 9 became 8'],
  }));

test('more at most', () =>
  expectOfField('type: string, maxLength: 8', 'type: string, maxLength: 9', {
    request: ['info request-length-widened request.x: maxLength 8 became 9'],
    response: ['error response-length-widened response.x: maxLength 8 became 9'],
  }));

test('nothing at all is a limit', () =>
  expectOfField('type: string', 'type: string, maxLength: 0', {
    request: ['error request-length-narrowed request.x: maxLength 0 is new'],
    response: ['info response-length-narrowed response.x: maxLength 0 is new'],
  }));

test('as many as one likes', () =>
  expectOfField('type: string, maxLength: 8', 'type: string', {
    request: ['info request-length-widened request.x: maxLength 8 is gone'],
    response: ['error response-length-widened response.x: maxLength 8 is gone'],
  }));

test.run();
