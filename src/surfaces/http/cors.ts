import type { Exchange } from './exchange.js';

export interface CorsOptions {
  /**
   * Which pages in a browser may read answers, by origin: `https://app.example`, `*` for any, `local` for this host and loopback on any
   * port. Default `['local']`; an empty list is none.
   */
  readonly origins?: readonly string[];
}

const METHODS = 'GET, HEAD, POST, OPTIONS';
const EXPOSED = 'API-Version, Deprecation, Link, Retry-After, Sunset, X-Request-Id';
/** How long a browser may remember a preflight, in seconds. */
const MAX_AGE = '600';

const ORIGIN = /^https?:\/\/(\[[\da-f:.]+\]|[^/:[\]]+)(?::\d{1,5})?$/i;
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~-]+(?: *, *[\w!#$%&'*+.^`|~-]+)*$/;

/** Decides which origins may read answers (design 6). Credentials are allowed, so an origin is always named, never `*`. */
export class Cors {
  readonly #any: boolean;
  readonly #local: boolean;
  readonly #listed: ReadonlySet<string>;

  /** @throws Error for an origin that no browser would send, e.g. one with a path */
  constructor({ origins = ['local'] }: CorsOptions = {}) {
    this.#any = origins.includes('*');
    this.#local = origins.includes('local');
    this.#listed = new Set(origins.filter((origin) => origin !== '*' && origin !== 'local').map(checked));
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

  #allows(origin: string, exchange: Exchange): boolean {
    const host = ORIGIN.exec(origin)?.[1]?.toLowerCase();
    if (this.#any) return host !== undefined;
    if (this.#listed.has(origin.toLowerCase())) return true;
    return this.#local && host !== undefined && (isLoopback(host) || host === hostOf(exchange));
  }
}

function checked(origin: string): string {
  if (ORIGIN.test(origin)) return origin.toLowerCase();
  throw new Error(`${JSON.stringify(origin)} is no origin: expected scheme://host or scheme://host:port, "local" or "*"`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function hostOf(exchange: Exchange): string | undefined {
  return exchange.header('host')?.toLowerCase().replace(/:\d+$/, '');
}
