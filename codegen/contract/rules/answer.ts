import { valueAt } from '../generate/change.js';
import { kindOf } from './envelope.js';
import { place } from './request.js';
import type { Call, Violation } from './rule.js';

/** What a success answers fits the response of the layer that should have answered. */
export function answerRule({ step, result }: Call): Violation | undefined {
  if (result.code !== 200 || !step.operation) return undefined;
  const [first] = step.operation.checks.answer(result.data);
  if (!first) return undefined;
  const got = first.keyword === 'required' ? 'nothing' : kindOf(valueAt(result.data, first.field.split('.')));
  return {
    rule: 'answer-shape',
    place: place(first.field),
    message: `data.${first.field}: expected ${first.expected}, got ${got}`,
  };
}
