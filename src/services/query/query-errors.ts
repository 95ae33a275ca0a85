import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { InvalidRegexError, RegexDeadlineError } from '../../store/index.js';

/** 400/12: a request field holds what it may not. `got` is a value, or words for one. */
export function invalidValue(field: string, expected: string, got: string): ApiError {
  return new ApiError(errors.validation_error, {
    extra: `${field}: expected ${expected}, got ${got}`,
    hints: { field, expected, got },
  });
}

/** 400/14: a path that documents of this kind do not have. */
export function unknownField(path: string, label: string): ApiError {
  return new ApiError(errors.invalid_fields, { data: { fields: [path], object: label } });
}

/** 400/11: a field that another one makes necessary. */
export function missingField(field: string, reason: string): ApiError {
  return new ApiError(errors.missing_required_fields, { extra: reason, data: { missing: [field] } });
}

/** A value for an error text: short ones as they are, long ones by their kind. */
export function described(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length <= 60 ? `${typeof value} ${text}` : `a ${typeof value} of ${text.length} characters`;
}

/** What the store says of a caller's regular expression, as 400/21; anything else as it is. */
export function fromStore(thrown: unknown): unknown {
  if (thrown instanceof InvalidRegexError) {
    return new ApiError(errors.invalid_regex_error, { extra: thrown.reason, data: { pattern: thrown.pattern } });
  }
  if (thrown instanceof RegexDeadlineError) {
    const extra = `it ran for more than ${thrown.milliseconds} ms`;
    return new ApiError(errors.invalid_regex_error, { extra, data: { pattern: thrown.pattern } });
  }
  return thrown;
}
