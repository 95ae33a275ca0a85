import type { CompiledRoute } from '../../rpc/index.js';
import type { Exchange } from '../http/exchange.js';

const NO_BODY = Buffer.alloc(0);

/** A request as a surface's own rules see it: before anything of it was converted, so that signatures can be checked. */
export interface RestRequest {
  readonly method: string;
  /** Path and query as they came: neither decoded nor put in another order. */
  readonly target: string;
  /** What follows the `?`, as it came. */
  readonly query: string;
  /** The body as it came; empty until it was read. */
  readonly raw: Buffer;
  /** Undefined where the path has no route, or the method is not one of it. */
  readonly route: CompiledRoute | undefined;
  /** Decoded texts of the path parameters. */
  readonly path: Readonly<Record<string, string>>;
  /** Network address of the other side. */
  readonly address: string | undefined;
  /** The first value of a header as it came; the name in lower case. */
  header(name: string): string | undefined;
}

/** The same, while it is being read. */
export class IncomingRequest implements RestRequest {
  readonly exchange: Exchange;
  raw: Buffer = NO_BODY;
  route: CompiledRoute | undefined;
  path: Readonly<Record<string, string>> = {};

  constructor(exchange: Exchange) {
    this.exchange = exchange;
  }

  get method(): string {
    return this.exchange.method;
  }

  get target(): string {
    return this.exchange.target;
  }

  get query(): string {
    return this.exchange.query;
  }

  get address(): string | undefined {
    return this.exchange.incoming.socket.remoteAddress;
  }

  header(name: string): string | undefined {
    return this.exchange.header(name);
  }
}
