import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('what a text looks like');

test('where there was none', () =>
  expectOfField('type: string', 'type: string, pattern: "^a"', {
    request: ['error request-pattern-added request.x: pattern "^a" is new'],
    response: ['info response-pattern-added response.x: pattern "^a" is new'],
  }));

test('none any more', () =>
  expectOfField('type: string, pattern: "^a"', 'type: string', {
    request: ['info request-pattern-removed request.x: pattern "^a" is gone'],
    response: ['error response-pattern-removed response.x: pattern "^a" is gone'],
  }));

test('another', () =>
  expectOfField('type: string, pattern: "^a"', 'type: string, pattern: "^b"', {
    request: ['error request-pattern-changed request.x: pattern "^a" became "^b"'],
    response: ['error response-pattern-changed response.x: pattern "^a" became "^b"'],
  }));

test.run();
