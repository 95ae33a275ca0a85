import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field that may be missing');

test('on both sides', () =>
  expectOfBody(
    'type: object, properties { x { description: "X", type: string } }, required: [x]',
    'type: object, properties { x { description: "X", type: string } }',
    {
      request: ['info request-field-became-optional request.x: the field became optional'],
      response: ['error response-field-became-optional response.x: the field became optional'],
    },
  ));

test.run();
