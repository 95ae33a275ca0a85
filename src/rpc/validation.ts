import { ApiError } from './api-error.js';
import { baseErrors } from './base-errors.js';
import type { CompiledLayer, ValidationIssue, Validator } from './compiled.js';
import { dropNulls } from './nulls.js';

export interface RequestRules {
  /** Refuse fields that the layer does not declare (`versions.strict`). */
  readonly strict: boolean;
}

/**
 * Makes a request ready for its handler, in place: drops nulls, wraps scalar list filters, checks the schema and fills in defaults.
 *
 * @returns names of the top-level fields that came as null
 * @throws ApiError 400/12 naming the field, what was expected and what came
 */
export function acceptRequest(request: Record<string, unknown>, layer: CompiledLayer, rules: RequestRules): ReadonlySet<string> {
  const nulls = dropNulls(request, layer.nulls);
  for (const field of layer.listFilters) {
    if (!Object.hasOwn(request, field)) continue;
    const value = request[field];
    if (!Array.isArray(value)) request[field] = [value];
  }
  if (rules.strict) refuseUndeclared(request, layer);
  if (!layer.request(request)) throw validationError(request, layer.request);
  return nulls;
}

/**
 * Checks a value by its schema and fills in defaults, in place.
 *
 * @param shown what an error quotes instead of the value, where that holds secrets; of the same shape
 * @throws ApiError 400/12 naming the field, what was expected and what came
 */
export function acceptValue(value: unknown, validator: Validator, shown: () => unknown = () => value): void {
  if (!validator(value)) throw validationError(shown(), validator);
}

/** The first difference between an answer and its schema, in words; undefined when it fits. */
export function responseMismatch(data: unknown, validator: Validator): string | undefined {
  if (validator(data)) return undefined;
  const issue = validator.errors?.[0];
  return issue ? describe(data, issue).text : 'the answer does not fit its schema';
}

function refuseUndeclared(request: Record<string, unknown>, layer: CompiledLayer): void {
  const unknown = Object.keys(request).find((key) => !layer.fields.includes(key));
  if (unknown === undefined) return;
  const text = `${unknown}: not a field of version ${layer.version}`;
  throw new ApiError(baseErrors.validation_error, {
    extra: text,
    hints: { field: unknown, expected: `one of ${layer.fields.join(', ')}`, got: 'an undeclared field' },
  });
}

function validationError(request: unknown, validator: Validator): ApiError {
  const issue = validator.errors?.[0];
  if (!issue) return new ApiError(baseErrors.validation_error);
  const { text, field, expected, got } = describe(request, issue);
  return new ApiError(baseErrors.validation_error, { extra: text, hints: { field, expected, got } });
}

interface Description {
  readonly text: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

function describe(root: unknown, issue: ValidationIssue): Description {
  const steps = issue.instancePath.split('/').slice(1).map(unescapePointer);
  const missing = issue.params.missingProperty ?? issue.params.additionalProperty;
  const field = [...steps, ...(typeof missing === 'string' ? [missing] : [])].join('.') || '(request)';
  const expected = expectation(issue);
  const got = issue.keyword === 'required' ? 'nothing' : show(valueAt(root, steps));
  return { field, expected, got, text: `${field}: expected ${expected}, got ${got}` };
}

function expectation({ keyword, params, message }: ValidationIssue): string {
  switch (keyword) {
    case 'type':
      return Array.isArray(params.type) ? params.type.join(' or ') : String(params.type);
    case 'required':
      return 'a value (the field is required)';
    case 'enum':
      return `one of ${(params.allowedValues as readonly unknown[]).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'additionalProperties':
      return 'no such field';
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `a number ${String(params.comparison)} ${String(params.limit)}`;
    case 'minItems':
    case 'maxItems':
    case 'minLength':
    case 'maxLength':
      return `${keyword} ${String(params.limit)}`;
    case 'pattern':
      return `text matching ${String(params.pattern)}`;
    default:
      return message ?? keyword;
  }
}

/** A value for an error text: its JSON when short, its kind when not. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const json = JSON.stringify(value);
  return json.length <= 60
    ? `${typeof value} ${json}`.replace(/^object null$/, 'null')
    : `a ${typeof value} of ${json.length - 2} characters`;
}

function valueAt(root: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    root,
  );
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
