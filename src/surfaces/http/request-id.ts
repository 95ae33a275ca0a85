import type { Exchange } from './exchange.js';
import { vendorHeader } from './identity.js';

const LONGEST = 200;
const REQUEST_ID = /^[\w.:/+=@-]+$/;
const TRANSACTION = /^[\x20-\x7e]+$/;

/** The caller's own `X-Request-Id` when it is short and plain, else `fallback`. */
export function requestIdOf(exchange: Exchange, fallback: string): string {
  const given = exchange.header('x-request-id');
  return given !== undefined && given.length <= LONGEST && REQUEST_ID.test(given) ? given : fallback;
}

/** What `meta.trx` echoes: the caller's transaction header when it is short and printable, else `fallback`. */
export function transactionOf(exchange: Exchange, fallback: string): string {
  const given = vendorHeader(exchange, 'trx');
  return given !== undefined && given.length <= LONGEST && TRANSACTION.test(given) ? given : fallback;
}
