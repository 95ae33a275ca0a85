import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What a surface is mounted with: `app.all('*', handler)`. */
export type HttpHandler = (context: Context<{ Bindings: HttpBindings }>) => Response | Promise<Response>;

/**
 * One HTTP request on Node's own objects. A fetch-style Request drops the body of a GET, which existing clients send with every call,
 * and costs more to make than the rest of a call.
 */
export class Exchange {
  readonly incoming: IncomingMessage;
  readonly headers: IncomingHttpHeaders;
  /** Path and query as they came: neither decoded nor put in another order. */
  readonly target: string;
  /** Percent-decoded; as it came when it cannot be decoded. */
  readonly path: string;
  /** What follows the `?`, as it came. */
  readonly query: string;
  readonly #outgoing: ServerResponse;
  #hasExtensions: boolean | undefined;
  #gone: AbortController | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    this.incoming = incoming;
    this.headers = incoming.headers;
    this.#outgoing = outgoing;
    const target = originForm(incoming.url ?? '/');
    this.target = target;
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    this.path = path.includes('%') ? decoded(path) : path;
    this.query = mark < 0 ? '' : target.slice(mark + 1);
  }

  /** @throws Error when the app does not run under `@hono/node-server` */
  static of({ env }: Context<{ Bindings: HttpBindings }>): Exchange {
    if (!env?.incoming) throw new Error('the surfaces read the Node request itself: serve the app with @hono/node-server');
    return new Exchange(env.incoming, env.outgoing);
  }

  get method(): string {
    return this.incoming.method ?? 'GET';
  }

  /** The first value of a header; the name in lower case. */
  header(name: string): string | undefined {
    const value = this.headers[name];
    return typeof value === 'string' ? value : value?.[0];
  }

  /** Some header starts with `x-`. Few requests have one, and whoever wants a dozen of them need not look for each. */
  get hasExtensions(): boolean {
    this.#hasExtensions ??= hasNameLike(this.headers, 'x-');
    return this.#hasExtensions;
  }

  /** Media type without parameters, in lower case; `''` when none was sent. */
  get mediaType(): string {
    const header = this.headers['content-type'];
    if (header === undefined) return '';
    const end = header.indexOf(';');
    return (end < 0 ? header : header.slice(0, end)).trim().toLowerCase();
  }

  /** Aborted when the connection goes away before the answer is out. Made when first asked for. */
  get signal(): AbortSignal {
    if (!this.#gone) {
      this.#gone = new AbortController();
      if (this.incoming.socket.destroyed) this.#abort();
      else this.#outgoing.once('close', () => this.#abort());
    }
    return this.#gone.signal;
  }

  #abort(): void {
    if (!this.#outgoing.writableFinished) this.#gone?.abort(new Error('the client closed the connection'));
  }
}

function hasNameLike(headers: IncomingHttpHeaders, start: string): boolean {
  for (const name in headers) if (name.startsWith(start)) return true;
  return false;
}

/** The path and query of a request target, which proxies may send in absolute form: `http://host/path`. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const authority = /^https?:\/\/[^/?]*/i.exec(target);
  const rest = authority ? target.slice(authority[0].length) : target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
