import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field that must be there');

test('on both sides', () =>
  expectOfBody(
    'type: object, properties { x { description: "X", type: string } }',
    'type: object, properties { x { description: "X", type: string } }, required: [x]',
    {
      request: ['error request-field-became-required request.x: the field became required'],
      response: ['info response-field-became-required response.x: the field became required'],
    },
  ));

test.run();
