import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field that is announced to go');

test('on both sides', () =>
  expectOfBody(
    'type: object, properties { x { description: "X", type: string } }',
    'type: object, properties { x { description: "X", type: string, deprecated: true } }',
    {
      request: ['info request-field-deprecated request.x: the field is deprecated'],
      response: ['info response-field-deprecated response.x: the field is deprecated'],
    },
  ));

test.run();
