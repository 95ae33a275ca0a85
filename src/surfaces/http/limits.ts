/** How much an HTTP client may ask of the server. Everything in bytes, milliseconds or plain counts. */
export interface HttpLimits {
  /** A longer body is 413/0. Batches of events and lists of ten thousand ids are megabytes, not more. */
  readonly bodyBytes: number;
  /** JSON nested deeper is 400/0. */
  readonly jsonDepth: number;
  /** All request headers together; more is 431. Two tokens (header and cookie) and a long query string fit. */
  readonly headerBytes: number;
  /** From the connection's first byte to the end of the headers; longer is 408. */
  readonly headersMs: number;
  /** From the first byte of a request to the last of its body; longer is 408. */
  readonly requestMs: number;
  /** How long an idle connection stays open: above the 60 s that load balancers keep theirs, so that they close first. */
  readonly keepAliveMs: number;
  /** How long one call may run before 504/0; dispatch keeps this one. */
  readonly callMs: number;
  /** How often an open stream gives a sign of life when nothing happens, and its caller's rights are looked at again. */
  readonly heartbeatMs: number;
  /** Calls in one JSON-RPC batch. */
  readonly batchCalls: number;
  /** Calls of one JSON-RPC batch that run at the same time. */
  readonly batchConcurrency: number;
}

export const defaultLimits: HttpLimits = Object.freeze({
  bodyBytes: 32 * 1024 * 1024,
  jsonDepth: 100,
  headerBytes: 32 * 1024,
  headersMs: 20_000,
  requestMs: 120_000,
  keepAliveMs: 65_000,
  callMs: 60_000,
  heartbeatMs: 15_000,
  batchCalls: 100,
  batchConcurrency: 8,
});
