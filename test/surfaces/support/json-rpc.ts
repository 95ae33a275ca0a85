import type { Answer } from './http-client.js';

export interface RpcResponse {
  readonly jsonrpc: string;
  readonly id: unknown;
  // The tests look into results of many shapes.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly result?: any;
  readonly error?: {
    readonly code: number;
    readonly message: string;
    readonly data: {
      readonly code: number;
      readonly subcode: number;
      readonly name: string;
      readonly error_data: Record<string, unknown>;
      readonly call_id?: string;
    };
  };
}

/** A request object; `id` undefined makes it a notification. */
export function rpc(method: string, params?: unknown, id: unknown = 1): Record<string, unknown> {
  return { jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }), id };
}

export function notification(method: string, params?: unknown): Record<string, unknown> {
  const { id, ...rest } = rpc(method, params);
  return rest;
}

/** The answer to a single call. */
export function responseOf(answer: Answer): RpcResponse {
  return JSON.parse(answer.text) as RpcResponse;
}

/** The answers to a batch. */
export function responsesOf(answer: Answer): RpcResponse[] {
  return JSON.parse(answer.text) as RpcResponse[];
}
