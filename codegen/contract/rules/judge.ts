import type { Step } from '../cases/case.js';
import type { Answer, Silence } from '../run/client.js';
import { accessRule } from './access.js';
import { answerRule } from './answer.js';
import { readEnvelope } from './envelope.js';
import { errorRule } from './error.js';
import { requestRule } from './request.js';
import type { Call, Contract, Result, Violation } from './rule.js';
import { streamRule } from './stream.js';
import { versionRule } from './version.js';

type Rule = (call: Call) => Violation | undefined;

/** In the order in which a reader wants to know of them. */
const RULES: readonly Rule[] = [versionRule, accessRule, errorRule, requestRule, answerRule];
const STREAM_RULES: readonly Rule[] = [streamRule, accessRule, requestRule];

/** What a stream that was opened amounts to: a success without an envelope. */
const OPENED: Result = { code: 200, subcode: 0, message: '', errorData: {}, endpoint: {}, data: {} };

/** What is wrong with an answer, and what it says when its envelope could be read. */
export interface Judgement {
  readonly violations: readonly Violation[];
  readonly result: Result | undefined;
}

/**
 * Holds an answer against the contract.
 *
 * @param request as it was sent
 */
export function judge(step: Step, request: unknown, answer: Answer | Silence, contract: Contract): Judgement {
  if ('silence' in answer) {
    return { violations: [{ rule: 'answers', place: '', message: `no answer: ${answer.silence}` }], result: undefined };
  }
  if (answer.stream) {
    const call: Call = { step, request, answer, result: OPENED, contract };
    return { violations: violationsOf(STREAM_RULES, call), result: undefined };
  }
  const read = readEnvelope(answer);
  if ('violation' in read) return { violations: [read.violation], result: undefined };
  const call: Call = { step, request, answer, result: read.result, contract };
  return { violations: violationsOf(RULES, call), result: read.result };
}

function violationsOf(rules: readonly Rule[], call: Call): Violation[] {
  return rules.map((rule) => rule(call)).filter((violation) => violation !== undefined);
}
