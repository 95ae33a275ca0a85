import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field less');

test('which callers may have sent and read', () =>
  expectOfBody('type: object, properties { x { description: "X", type: string } }', 'type: object', {
    request: ['error request-field-removed request.x: the field is gone'],
    response: ['error response-field-removed response.x: the field is gone'],
  }));

test('even where it had to be there', () =>
  expectOfBody('type: object, properties { x { description: "X", type: string } }, required: [x]', 'type: object', {
    request: ['error request-field-removed request.x: the field is gone'],
    response: ['error response-field-removed response.x: the field is gone'],
  }));

test('a new name is a field more and a field less', () =>
  expectOfBody(
    'type: object, properties { x { description: "X", type: string } }',
    'type: object, properties { y { description: "X", type: string } }',
    {
      request: ['error request-field-removed request.x: the field is gone', 'info request-field-added request.y: new field'],
      response: ['error response-field-removed response.x: the field is gone', 'info response-field-added response.y: new field'],
    },
  ));

test.run();
