import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('a default where there was none');

test('a number', () =>
  expectOfField('type: integer', 'type: integer, default: 0', {
    request: ['info request-default-added request.x: default 0'],
    response: ['info response-default-added response.x: default 0'],
  }));

test('false is a default', () =>
  expectOfField('type: boolean', 'type: boolean, default: false', {
    request: ['info request-default-added request.x: default false'],
    response: ['info response-default-added response.x: default false'],
  }));

test.run();
