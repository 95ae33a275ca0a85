import type { Exchange } from './exchange.js';

/** The first product of a `User-Agent` (RFC 9110 10.1.5): a name, mostly with a version. */
const PRODUCT = /^[\w!#$%&'*+.^`|~-]{1,40}(?:\/[\w!#$%&'*+.^`|~-]{1,20})?(?![^\s(])/;

/** What the program that calls says it is: `"curl/8.5.0"`; `''` when it says nothing, or something else than a name. */
export function clientOf(exchange: Exchange): string {
  return PRODUCT.exec(exchange.header('user-agent') ?? '')?.[0] ?? '';
}
