import type { Step } from '../../../../codegen/contract/cases/case.js';
import { stepOf } from '../../../../codegen/contract/cases/case.js';
import { judge } from '../../../../codegen/contract/rules/judge.js';
import type { Contract, Violation } from '../../../../codegen/contract/rules/rule.js';
import type { Answer } from '../../../../codegen/contract/run/client.js';
import { frameworkErrors } from '../../../../codegen/emit/sdk/framework-errors.js';
import { notesParts } from '../fixture.js';

export const parts = await notesParts();

/** The contract of the small API. */
export const contract: Contract = {
  errors: new Map([...frameworkErrors, ...parts.api.errors].map((row) => [`${row.code}/${row.subcode}`, row])),
  strict: false,
};

/** What a test says of an answer; the rest is as it should be. */
export interface Sketch {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly endpoint?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly body?: unknown;
  readonly stream?: boolean;
}

/** A right answer to a step, but for what the sketch says. */
export function answerTo(step: Step, sketch: Sketch = {}): Answer {
  const version = step.operation?.layer.version;
  const code = Number(sketch.meta?.result_code ?? sketch.status ?? 200);
  const headers: Readonly<Record<string, string>> = {
    'content-type': 'application/json',
    ...(version === undefined ? {} : { 'api-version': version }),
    ...sketch.headers,
  };
  const endpoint = {
    name: step.action,
    requested_version: Number(step.version),
    actual_version: version === undefined ? null : Number(version),
    ...sketch.endpoint,
  };
  const id = 'a'.repeat(32);
  const error = code === 200 ? { result_msg: 'OK', error_stack: '' } : { result_msg: 'No', error_stack: null };
  const meta = { id, trx: id, endpoint, result_code: code, result_subcode: 0, ...error, error_data: {}, ...sketch.meta };
  const body = Object.hasOwn(sketch, 'body') ? sketch.body : { meta, data: sketch.data ?? {} };
  return { status: sketch.status ?? code, header: (name) => headers[name], body, stream: sketch.stream ?? false };
}

/** What is wrong with an answer to a call of an operation. */
export function violations(
  name: string,
  request: unknown,
  sketch: Sketch,
  more: Partial<Step> = {},
  strict = false,
): Violation[] {
  const step: Step = { ...stepOf(parts.operation(name), request), ...more };
  return [...judge(step, step.request, answerTo(step, sketch), { ...contract, strict }).violations];
}

/** The same, in short: `"rule place"`. */
export function verdict(...call: Parameters<typeof violations>): string[] {
  return violations(...call).map(({ rule, place }) => `${rule} ${place}`.trim());
}
