import { type ApiError, baseErrors } from '../../rpc/index.js';

/** The `error` member of a JSON-RPC 2.0 response. */
export interface JsonRpcError {
  readonly code: number;
  readonly message: string;
  readonly data: ErrorData;
}

/** What our errors say beyond JSON-RPC's: the same values as in the envelope of the RPC surface. */
export interface ErrorData {
  /** `result_code`, an HTTP status. */
  readonly code: number;
  /** `result_subcode`. */
  readonly subcode: number;
  /** Name in the error catalogue. */
  readonly name: string;
  readonly error_data: Readonly<Record<string, unknown>>;
  /** Id of the call, as in the server's log; absent when no call was made. */
  readonly call_id?: string;
}

/** Codes that JSON-RPC 2.0 itself defines. */
export const jsonRpcCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
} as const;

/** Errors of ours for which JSON-RPC has a code of its own. */
const STANDARD: ReadonlyMap<string, number> = new Map([
  [baseErrors.endpoint_not_found.name, jsonRpcCodes.methodNotFound],
  [baseErrors.missing_required_fields.name, jsonRpcCodes.invalidParams],
  [baseErrors.validation_error.name, jsonRpcCodes.invalidParams],
]);

/**
 * JSON-RPC code of an error: the standard one where there is one, else the HTTP status folded into the range that JSON-RPC leaves to
 * servers. 400 to 449 become -32000 to -32049 (401 is -32001), 501 to 549 become -32051 to -32099 (504 is -32054), anything else that is
 * the caller's fault -32000, anything else that is ours -32603.
 */
export function jsonRpcCode({ definition: { code, name } }: ApiError): number {
  const standard = STANDARD.get(name);
  if (standard !== undefined) return standard;
  if (code > 500 && code < 550) return -32_050 - (code - 500);
  if (code >= 500) return jsonRpcCodes.internalError;
  return code >= 400 && code < 450 ? -32_000 - (code - 400) : -32_000;
}

export function errorObject(error: ApiError, callId?: string, code = jsonRpcCode(error)): JsonRpcError {
  const { definition, message, data } = error;
  return {
    code,
    message,
    data: {
      code: definition.code,
      subcode: definition.subcode,
      name: definition.name,
      error_data: data,
      ...(callId === undefined ? {} : { call_id: callId }),
    },
  };
}
