import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('null that is not possible any more');

test('by type', () =>
  expectOfField('type: [string, null]', 'type: string', {
    request: ['error request-became-not-nullable request.x: null is not possible any more'],
    response: ['info response-became-not-nullable response.x: null is not possible any more'],
  }));

test('by a list of values', () =>
  expectOfField('type: [string, null], enum: [a, null]', 'type: [string, null], enum: [a]', {
    request: ['error request-became-not-nullable request.x: null is not possible any more'],
    response: ['info response-became-not-nullable response.x: null is not possible any more'],
  }));

test.run();
