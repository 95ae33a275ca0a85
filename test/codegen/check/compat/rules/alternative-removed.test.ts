import { suite } from '../../../../support/harness.js';
import { expectOfField } from '../changes.js';

const test = suite('one form less');

test('of the same type', () =>
  expectOfField(
    'anyOf: [{ type: string, maxLength: 3 }, { type: integer }, { type: integer, minimum: 3 }]',
    'anyOf: [{ type: string, maxLength: 3 }, { type: integer }]',
    {
      request: ['error request-alternative-removed request.x: {"minimum":3,"type":"integer"} is not possible any more'],
      response: ['info response-alternative-removed response.x: {"minimum":3,"type":"integer"} is not possible any more'],
    },
  ));

test.run();
