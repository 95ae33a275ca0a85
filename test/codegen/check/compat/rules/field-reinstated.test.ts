import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field that stays after all');

test('on both sides', () =>
  expectOfBody(
    'type: object, properties { x { description: "X", type: string, deprecated: true } }',
    'type: object, properties { x { description: "X", type: string } }',
    {
      request: ['info request-field-reinstated request.x: the field is not deprecated any more'],
      response: ['info response-field-reinstated response.x: the field is not deprecated any more'],
    },
  ));

test('said in words it is nothing new', () =>
  expectOfBody(
    'type: object, properties { x { description: "X", type: string } }',
    'type: object, properties { x { description: "X", type: string, deprecated: false } }',
    {},
  ));

test.run();
