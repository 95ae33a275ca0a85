import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field less, as announced');

test('after its deprecation', () =>
  expectOfBody('type: object, properties { x { description: "X", type: string, deprecated: true } }', 'type: object', {
    request: ['warning request-deprecated-field-removed request.x: the deprecated field is gone'],
    response: ['warning response-deprecated-field-removed response.x: the deprecated field is gone'],
  }));

test.run();
