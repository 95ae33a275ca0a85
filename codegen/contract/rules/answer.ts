import { valueAt } from '../generate/change.js';
import type { Operation } from '../model/operation.js';
import { kindOf } from './envelope.js';
import { place } from './request.js';
import type { Call, Violation } from './rule.js';

/** What a success answers fits the response of the layer that should have answered; of a stream that should be one nothing is seen here. */
export function answerRule({ step, result }: Call): Violation | undefined {
  if (result.code !== 200 || !step.operation) return undefined;
  if (step.operation.action.stream) {
    return { rule: 'answer-shape', place: '', message: 'expected a stream of events, got an envelope' };
  }
  return shapeOf(result.data, step.operation);
}

/** Where data does not fit the response of a layer. */
export function shapeOf(data: unknown, { checks }: Operation): Violation | undefined {
  const [first] = checks.answer(data);
  if (!first) return undefined;
  const got = first.keyword === 'required' ? 'nothing' : kindOf(valueAt(data, first.field.split('.')));
  return {
    rule: 'answer-shape',
    place: place(first.field),
    message: `data.${first.field}: expected ${first.expected}, got ${got}`,
  };
}
