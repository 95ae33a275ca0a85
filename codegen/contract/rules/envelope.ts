import { isNode } from '../../definition/schema-walk.js';
import type { Answer } from '../run/client.js';
import type { Result, Violation } from './rule.js';

/** The members of `meta` and what each must be (docs/reference/http.md). */
const META: Readonly<Record<string, readonly [expected: string, fits: (value: unknown) => boolean]>> = {
  id: ['a text of 32 hexadecimal digits', (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)],
  trx: ['a text', (value) => typeof value === 'string'],
  endpoint: ['an object', isNode],
  result_code: ['a whole number', Number.isInteger],
  result_subcode: ['a whole number', Number.isInteger],
  result_msg: ['a text', (value) => typeof value === 'string'],
  error_stack: ['a text or null', (value) => value === null || typeof value === 'string'],
  error_data: ['an object', isNode],
};

/** Reads an answer's envelope, or says what is wrong with it. */
export function readEnvelope({ status, body, header }: Answer): { readonly result: Result } | { readonly violation: Violation } {
  const wrong = (place: string, message: string) => ({ violation: { rule: 'envelope', place, message } as const });
  const type = header('content-type') ?? 'none';
  if (!isNode(body) || !isNode(body.meta))
    return wrong('', `expected an envelope {meta, data} as JSON, got ${type}, status ${status}`);
  const { meta } = body;
  for (const [name, [expected, fits]] of Object.entries(META)) {
    if (!fits(meta[name])) return wrong(`meta.${name}`, `meta.${name}: expected ${expected}, got ${kindOf(meta[name])}`);
  }
  if (!Object.hasOwn(body, 'data')) return wrong('data', 'data is missing');
  const { result_code: code, result_subcode: subcode } = meta as { result_code: number; result_subcode: number };
  if (code !== status) return wrong('meta.result_code', `the HTTP status is ${status}, result_code is ${code}`);
  if (code === 200 && subcode !== 0) return wrong('meta.result_subcode', `expected 0 with code 200, got ${subcode}`);
  if (code !== 200 && JSON.stringify(body.data) !== '{}')
    return wrong('data', `expected {} with code ${code}, got ${kindOf(body.data)}`);
  return {
    result: {
      code,
      subcode,
      message: String(meta.result_msg),
      errorData: meta.error_data as Result['errorData'],
      endpoint: meta.endpoint as Result['endpoint'],
      data: body.data,
    },
  };
}

/** What a value is, without what is in it. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
