import type { ErrorRow } from '../../definition/ir.js';

/** Errors for which JSON-RPC 2.0 has a code of its own. */
const STANDARD: Readonly<Record<string, number>> = {
  endpoint_not_found: -32601,
  missing_required_fields: -32602,
  validation_error: -32602,
};

const INTERNAL = -32603;

/**
 * The code by which the JSON-RPC surface answers an error of the catalogue: the standard one, else its HTTP status folded into the range
 * left to servers (docs/reference/json-rpc.md).
 */
export function jsonRpcCode({ code, name }: Pick<ErrorRow, 'code' | 'name'>): number {
  const standard = Object.hasOwn(STANDARD, name) ? STANDARD[name] : undefined;
  if (standard !== undefined) return standard;
  if (code > 500 && code < 550) return -32_050 - (code - 500);
  if (code >= 500) return INTERNAL;
  return code >= 400 && code < 450 ? -32_000 - (code - 400) : -32_000;
}
