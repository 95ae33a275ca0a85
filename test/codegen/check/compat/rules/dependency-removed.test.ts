import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field that is allowed alone');

test('where it was not', () =>
  expectOfBody(
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }, dependencies { a: [b] }',
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }',
    {
      request: ['info request-dependency-removed request: "a" does not need "b" beside it any more'],
      response: ['error response-dependency-removed response: "a" does not need "b" beside it any more'],
    },
  ));

test('one of two', () =>
  expectOfBody(
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }, dependencies { a: [b], b: [a] }',
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }, dependencies { a: [b] }',
    {
      request: ['info request-dependency-removed request: "b" does not need "a" beside it any more'],
      response: ['error response-dependency-removed response: "b" does not need "a" beside it any more'],
    },
  ));

test.run();
