import type { Caller, CompiledAction } from '../../rpc/index.js';
import type { Exchange } from './exchange.js';

/** What a request says about who sent it. */
export interface Credentials {
  /** The `Authorization` header, as it came. */
  readonly authorization: string | undefined;
  /** The `Cookie` header, as it came; only where a cookie counts (design 6). */
  readonly cookie: string | undefined;
  /** Name of the worker, from its header. */
  readonly worker: string | undefined;
  /** Network address of the caller. */
  readonly address: string | undefined;
  /** The action needs an identity. False: bad or missing credentials make an anonymous caller. */
  readonly authorize: boolean;
}

/** Whom a caller wants to act for. */
export interface Impersonation {
  /** Run as that user, with that user's role. */
  readonly impersonateAs: string | undefined;
  /** Run as that user, with the caller's own role. */
  readonly actAs: string | undefined;
}

/** How the surfaces find out who is calling. */
export interface SurfaceAuth {
  /** @throws ApiError 401 */
  authenticate(credentials: Credentials): Caller | Promise<Caller>;
  /** @throws ApiError 400/5, 400/6 */
  impersonate(caller: Caller, wish: Impersonation): Caller | Promise<Caller>;
}

/** Media types that a page of another site cannot send without asking first (a CORS preflight). */
const JSON_TYPES = new Set(['application/json', 'application/json-lines']);

const PREFIXES = ['x-taskwright', 'x-clearml', 'x-trains'] as const;

/** Written out beforehand: names put together for each call would cost more than looking them up. */
const vendorHeaders = {
  trx: PREFIXES.map((prefix) => `${prefix}-trx`),
  worker: PREFIXES.map((prefix) => `${prefix}-worker`),
  impersonateAs: PREFIXES.map((prefix) => `${prefix}-impersonate-as`),
  actAs: PREFIXES.map((prefix) => `${prefix}-act-as`),
} as const;

/** A header in its three spellings; ours wins over `X-Clearml-`, which wins over `X-Trains-`. */
export function vendorHeader(exchange: Exchange, header: keyof typeof vendorHeaders): string | undefined {
  if (!exchange.hasExtensions) return undefined;
  for (const name of vendorHeaders[header]) {
    const value = exchange.header(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * @param trustedProxies how many proxies in front of the server append to `X-Forwarded-For`; 0 ignores the header, which any client can send
 */
export function credentialsOf(exchange: Exchange, action: CompiledAction, trustedProxies: number): Credentials {
  const { authorization, cookie } = exchange.headers;
  return {
    authorization,
    cookie: cookie !== undefined && mayUseCookie(exchange) ? cookie : undefined,
    worker: vendorHeader(exchange, 'worker'),
    address: trustedProxies > 0 ? forwardedAddress(exchange, trustedProxies) : exchange.incoming.socket.remoteAddress,
    authorize: action.authorize,
  };
}

/** Undefined when no header asks for it, which is nearly always. */
export function impersonationOf(exchange: Exchange): Impersonation | undefined {
  const impersonateAs = vendorHeader(exchange, 'impersonateAs');
  const actAs = vendorHeader(exchange, 'actAs');
  return impersonateAs === undefined && actAs === undefined ? undefined : { impersonateAs, actAs };
}

/** A page of another site can make a browser send a GET or a form, with cookies, but no JSON. */
function mayUseCookie(exchange: Exchange): boolean {
  return exchange.method === 'POST' && JSON_TYPES.has(exchange.mediaType);
}

function forwardedAddress(exchange: Exchange, trustedProxies: number): string | undefined {
  const hops = exchange.header('x-forwarded-for')?.split(',') ?? [];
  const hop = hops.at(-Math.min(trustedProxies, hops.length))?.trim();
  return hop || exchange.header('x-real-ip') || exchange.incoming.socket.remoteAddress;
}
