import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('no default any more');

test('a number', () =>
  expectOfField('type: integer, default: 0', 'type: integer', {
    request: ['warning request-default-removed request.x: the default 0 is gone'],
    response: ['info response-default-removed response.x: the default 0 is gone'],
  }));

test.run();
