import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field more');

test('which may be left out', () =>
  expectOfBody('type: object', 'type: object, properties { x { description: "X", type: string } }', {
    request: ['info request-field-added request.x: new field'],
    response: ['info response-field-added response.x: new field'],
  }));

test('which comes back always', () =>
  expectOfBody('type: object', 'type: object, properties { x { description: "X", type: string } }, required: [x]', {
    request: ['error request-required-field-added request.x: new field, and it is required'],
    response: ['info response-field-added response.x: new field'],
  }));

test('its own fields are not told one by one', () =>
  expectOfBody(
    'type: object',
    'type: object, properties { x { description: "X", type: object, required: [y], properties { y { description: "Y", type: string } } } }',
    {
      request: ['info request-field-added request.x: new field'],
      response: ['info response-field-added response.x: new field'],
    },
  ));

test('deep down', () =>
  expectOfBody(
    'type: object, properties { l { description: "L", type: array, items { type: object } } }',
    'type: object, properties { l { description: "L", type: array, items { type: object, properties { x { description: "X", type: string } } } } }',
    {
      request: ['info request-field-added request.l[].x: new field'],
      response: ['info response-field-added response.l[].x: new field'],
    },
  ));

test.run();
