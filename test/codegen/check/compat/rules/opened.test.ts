import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('members that are not declared');

test('any', () =>
  expectOfField('type: object, additionalProperties: false', 'type: object', {
    request: ['info request-opened request.x: additionalProperties false became true'],
    response: ['info response-opened response.x: additionalProperties false became true'],
  }));

test('of a map', () =>
  expectOfField('type: object, additionalProperties: false', 'type: object, additionalProperties { type: string }', {
    request: ['info request-opened request.x: additionalProperties false became {"type":"string"}'],
    response: ['info response-opened response.x: additionalProperties false became {"type":"string"}'],
  }));

test('being open in words says nothing', () => expectOfField('type: object', 'type: object, additionalProperties: true', {}));

test.run();
