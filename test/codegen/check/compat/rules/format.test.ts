import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('the format of a text');

test('where there was none', () =>
  expectOfField('type: string', 'type: string, format: date', {
    request: ['error request-format-added request.x: format "date" is new'],
    response: ['info response-format-added response.x: format "date" is new'],
  }));

test('none any more', () =>
  expectOfField('type: string, format: date', 'type: string', {
    request: ['info request-format-removed request.x: format "date" is gone'],
    response: ['error response-format-removed response.x: format "date" is gone'],
  }));

test('another', () =>
  expectOfField('type: string, format: date', 'type: string, format: date-time', {
    request: ['error request-format-changed request.x: format "date" became "date-time"'],
    response: ['error response-format-changed response.x: format "date" became "date-time"'],
  }));

test.run();
