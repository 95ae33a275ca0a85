import { isIP } from 'node:net';
import type { Exchange } from './exchange.js';

export interface CorsOptions {
  /**
   * Which pages in a browser may read answers, by origin: `https://app.example`, `*` for any, `local` for this host and loopback on any
   * port, `address` for the same without hosts that have a name: a page can have its own name lead to this server. Default `['local']`; an
   * empty list is none.
   */
  readonly origins?: readonly string[];
}

const METHODS = 'GET, HEAD, POST, OPTIONS';
const EXPOSED = 'API-Version, Deprecation, Link, Retry-After, Sunset, X-Request-Id';
/** What is no origin among the origins. */
const WORDS: ReadonlySet<string> = new Set(['*', 'local', 'address']);
/** How long a browser may remember a preflight, in seconds. */
const MAX_AGE = '600';

const ORIGIN = /^https?:\/\/(\[[\da-f:.]+\]|[^/:[\]]+)(?::\d{1,5})?$/i;
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~-]+(?: *, *[\w!#$%&'*+.^`|~-]+)*$/;

/** Decides which origins may read answers (design 6). Credentials are allowed, so an origin is always named, never `*`. */
export class Cors {
  readonly #any: boolean;
  readonly #local: boolean;
  readonly #address: boolean;
  readonly #listed: ReadonlySet<string>;

  /** @throws Error for an origin that no browser would send, e.g. one with a path */
  constructor({ origins = ['local'] }: CorsOptions = {}) {
    this.#any = origins.includes('*');
    this.#local = origins.includes('local');
    this.#address = origins.includes('address');
    this.#listed = new Set(origins.filter((origin) => !WORDS.has(origin)).map(checked));
  }

  /** Whether a request may be answered for whoever reads it: a program, which names no origin, or a page of one that is let in. */
  admits(request: Pick<Exchange, 'header'>): boolean {
    const origin = request.header('origin');
    return origin === undefined || this.#allows(origin, request);
  }

  /** Adds what an answer needs. Nothing without an `Origin` header, which only browsers send. */
  addTo(headers: Record<string, string>, exchange: Exchange): void {
    const origin = exchange.header('origin');
    if (origin === undefined) return;
    headers.Vary = headers.Vary === undefined ? 'Origin' : `${headers.Vary}, Origin`;
    if (!this.#allows(origin, exchange)) return;
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Allow-Credentials'] = 'true';
    headers['Access-Control-Expose-Headers'] = EXPOSED;
  }

  /** Headers of the answer to `OPTIONS`. */
  preflight(exchange: Exchange): Record<string, string> {
    const headers: Record<string, string> = { Allow: METHODS, 'Content-Length': '0' };
    const origin = exchange.header('origin');
    if (origin === undefined) return headers;
    headers.Vary = 'Origin, Access-Control-Request-Headers';
    if (!this.#allows(origin, exchange)) return headers;
    const asked = exchange.header('access-control-request-headers');
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Allow-Credentials'] = 'true';
    headers['Access-Control-Allow-Methods'] = METHODS;
    headers['Access-Control-Max-Age'] = MAX_AGE;
    if (asked !== undefined && HEADER_NAMES.test(asked)) headers['Access-Control-Allow-Headers'] = asked;
    return headers;
  }

  #allows(origin: string, exchange: Pick<Exchange, 'header'>): boolean {
    const host = ORIGIN.exec(origin)?.[1]?.toLowerCase();
    if (this.#any) return host !== undefined;
    if (this.#listed.has(origin.toLowerCase())) return true;
    if (host === undefined || !(this.#local || this.#address)) return false;
    return isLoopback(host) || (host === hostOf(exchange) && (this.#local || isAddress(host)));
  }
}

function checked(origin: string): string {
  if (ORIGIN.test(origin)) return origin.toLowerCase();
  throw new Error(`${JSON.stringify(origin)} is no origin: expected scheme://host or scheme://host:port, "local" or "*"`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[(.*)\]$/, '$1')) > 0;
}

function hostOf(exchange: Pick<Exchange, 'header'>): string | undefined {
  return exchange.header('host')?.toLowerCase().replace(/:\d+$/, '');
}
