import { suite } from '../../../../support/harness.js';
import { expectOfBody } from '../changes.js';

const test = suite('a field that is not allowed alone');

test('where it was', () =>
  expectOfBody(
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }',
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }, dependencies { a: [b] }',
    {
      request: ['error request-dependency-added request: "a" needs "b" beside it'],
      response: ['info response-dependency-added response: "a" needs "b" beside it'],
    },
  ));

test('by the other keyword', () =>
  expectOfBody(
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }',
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }, dependentRequired { a: [b] }',
    {
      request: ['error request-dependency-added request: "a" needs "b" beside it'],
      response: ['info response-dependency-added response: "a" needs "b" beside it'],
    },
  ));

test('said by the other keyword it is the same', () =>
  expectOfBody(
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }, dependencies { a: [b] }',
    'type: object, properties { a { description: "A", type: string }, b { description: "B", type: string } }, dependentRequired { a: [b] }',
    {},
  ));

test.run();
