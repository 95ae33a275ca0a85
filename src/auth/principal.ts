import type { Caller } from '../rpc/index.js';

/** Whom a token or a key stands for: what is remembered between calls. */
export interface Principal {
  /** Frozen; without what differs from call to call (worker, address). */
  readonly caller: Caller;
  /** When it ends by itself, in milliseconds since 1970; Infinity for never. */
  readonly ends: number;
}
