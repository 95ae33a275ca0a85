import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('members that are not declared any more');

test('of an open object', () =>
  expectOfField('type: object', 'type: object, additionalProperties: false', {
    request: ['error request-closed request.x: additionalProperties true became false'],
    response: ['info response-closed response.x: additionalProperties true became false'],
  }));

test('of a map', () =>
  expectOfField('type: object, additionalProperties { type: string }', 'type: object, additionalProperties: false', {
    request: ['error request-closed request.x: additionalProperties {"type":"string"} became false'],
    response: ['info response-closed response.x: additionalProperties {"type":"string"} became false'],
  }));

test.run();
