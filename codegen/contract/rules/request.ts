import type { Finding } from '../model/check.js';
import { wrongWith } from '../model/operation.js';
import { type Call, isValidationError, type Result, resultName, type Violation } from './rule.js';
import { isUnreadable } from './unreadable.js';

/** A request with something wrong is refused as such, and the error names the field; one with nothing wrong is not. */
export function requestRule(call: Call): Violation | undefined {
  const { step, request, result, contract } = call;
  if (!step.operation || step.as !== 'caller' || isForbidden(call) || isUnreadable(request, result)) return undefined;
  const findings = wrongWith(request, step.operation, contract.strict);
  const [first] = findings;
  if (first) return refusal(result, findings, first);
  // An action that finds fault by itself may say the same: then only a comparison can tell.
  const own = ['validation_error', 'missing_required_fields'].some((name) => step.operation?.action.errors.includes(name));
  return isValidationError(result) && !own ? letThrough(result) : undefined;
}

/** A request with nothing wrong was refused as if it had. */
export function letThrough(result: Result): Violation {
  const { field } = result.errorData;
  const about = typeof field === 'string' ? field : '';
  return {
    rule: 'lets-through',
    place: place(about),
    message: `the definition allows this request, got ${resultName(result)} ${result.message}`,
  };
}

function refusal(result: Result, findings: readonly Finding[], { field, expected }: Finding): Violation | undefined {
  const missing = findings.every(({ keyword }) => keyword === 'required');
  const codes = missing ? ['400/12', '400/11'] : ['400/12'];
  const name = resultName(result);
  if (!codes.includes(name)) {
    const message = `${field || 'the request'}: expected ${expected}, so that 400/12 is the answer, got ${name} ${result.message}`;
    return { rule: 'refuses', place: place(field), message };
  }
  const named = result.errorData.field;
  if (typeof named === 'string' && findings.some((finding) => concerns(named, finding.field))) return undefined;
  const got = typeof named === 'string' ? JSON.stringify(named) : 'nothing';
  return { rule: 'names-field', place: place(field), message: `error_data.field: expected ${JSON.stringify(field)}, got ${got}` };
}

/** Whether an error names the field of a finding: exactly, or what contains it, or what is in it. */
function concerns(named: string, field: string): boolean {
  return named === field || field === '' || field.startsWith(`${named}.`) || named.startsWith(`${field}.`);
}

/** A field whatever item it is in. */
export function place(field: string): string {
  return field.replaceAll(/\.\d+(?=\.|$)/g, '.*');
}

/** The key's role may not call the action, which is told before the request is looked at. */
function isForbidden({ step, result }: Call): boolean {
  return resultName(result) === '403/20' && !step.operation?.action.allowRoles.includes('*');
}
