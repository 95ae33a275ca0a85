import { ApiError, baseErrors, type Payload, type Target } from '../../rpc/index.js';
import { errorObject, type JsonRpcError, jsonRpcCodes } from './error-object.js';

/** Null is legal and comes back as null. */
export type MessageId = string | number | null;

/** One request object of JSON-RPC 2.0. */
export interface Message {
  /** Undefined for a notification, which is never answered. */
  readonly id: MessageId | undefined;
  readonly method: string;
  readonly params: unknown;
}

/** What is no request object, and what to answer to it. */
export interface Malformed {
  readonly id: MessageId;
  readonly problem: JsonRpcError;
}

const LONGEST_METHOD = 200;

/** Checks one member of a request by the rules of JSON-RPC 2.0. Whether the method exists and its params fit, dispatch says. */
export function readMessage(value: unknown): Message | Malformed {
  if (!isObject(value)) return malformed(null, 'a request must be an object');
  const { jsonrpc, id, method, params } = value;
  if (id !== undefined && !isId(id)) return malformed(null, 'id must be a string, a number or null');
  if (jsonrpc !== '2.0') return malformed(id ?? null, 'jsonrpc must be "2.0"');
  if (typeof method !== 'string') return malformed(id ?? null, 'method must be a string');
  if (method.length > LONGEST_METHOD) return malformed(id ?? null, `method is longer than ${LONGEST_METHOD} characters`);
  return { id, method, params };
}

/**
 * Params as a request: by name, or a list of objects for an action that takes a batch.
 *
 * @throws ApiError 400/12 for params by position, which no definition gives an order
 */
export function paramsOf({ params = {} }: Message, { action }: Target): Payload {
  if (isObject(params)) return { value: params };
  if (Array.isArray(params) && action.batch && params.every(isObject)) return { items: params };
  // Clients without arguments to send often send an empty list.
  if (Array.isArray(params) && params.length === 0) return { value: {} };
  throw new ApiError(baseErrors.validation_error, {
    extra: 'params must be an object: arguments go by name',
    hints: { field: 'params', expected: 'object' },
  });
}

export function invalidRequest(extra: string, hints?: Readonly<Record<string, unknown>>): JsonRpcError {
  const error = new ApiError(baseErrors.bad_request, hints === undefined ? { extra } : { extra, hints });
  return errorObject(error, undefined, jsonRpcCodes.invalidRequest);
}

function malformed(id: MessageId, extra: string): Malformed {
  return { id, problem: invalidRequest(extra) };
}

function isId(value: unknown): value is MessageId {
  return value === null || typeof value === 'string' || Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
