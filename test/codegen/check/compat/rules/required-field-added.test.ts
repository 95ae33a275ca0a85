import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field more that must be sent');

test('without a default', () =>
  expectOfBody('type: object', 'type: object, properties { x { description: "X", type: string } }, required: [x]', {
    request: ['error request-required-field-added request.x: new field, and it is required'],
    response: ['info response-field-added response.x: new field'],
  }));

test('a default does not help', () =>
  expectOfBody('type: object', 'type: object, properties { x { description: "X", type: string, default: "a" } }, required: [x]', {
    request: ['error request-required-field-added request.x: new field, and it is required'],
    response: ['info response-field-added response.x: new field'],
  }));

test.run();
