import { type Coding, Compression, type CompressionOptions, chooseCoding } from './compression.js';
import { Cors, type CorsOptions } from './cors.js';
import type { Exchange } from './exchange.js';

export interface ReplyOptions {
  readonly cors?: CorsOptions;
  /** `false` turns it off. */
  readonly compression?: CompressionOptions | false;
}

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** An answer before it meets the client's wishes. */
export interface Reply {
  readonly status: number;
  /** `''` is an answer without a body: 204. */
  readonly body: string;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** Sent in `X-Request-Id`. */
  readonly requestId: string;
  readonly headers?: HeaderList | undefined;
}

/** An answer whose body has no end yet. */
export interface StreamReply extends Omit<Reply, 'body' | 'contentType'> {
  readonly body: ReadableStream<Uint8Array>;
  readonly contentType: string;
}

type AllHeaders = Record<string, string> | Headers;

/** Turns replies into HTTP answers: common headers, CORS, compression. */
export class Replier {
  readonly #cors: Cors;
  readonly #compression: Compression | undefined;

  constructor({ cors, compression }: ReplyOptions = {}) {
    this.#cors = new Cors(cors);
    this.#compression = compression === false ? undefined : new Compression(compression);
  }

  send(exchange: Exchange, reply: Reply): Response | Promise<Response> {
    const { status, body } = reply;
    const headers = commonHeaders(reply.requestId);
    if (body !== '') headers['Content-Type'] = reply.contentType ?? 'application/json';
    const coding = this.#coding(exchange, body, headers);
    this.#cors.addTo(headers, exchange);
    const all = withAdded(headers, reply.headers);
    // The empty string would still be a body to Response.
    if (coding === undefined) return new Response(body === '' ? null : body, { status, headers: all });
    return this.#compressed(body, coding, status, all);
  }

  /** An answer that goes on until the stream ends. It is not compressed: each piece shall arrive when it is sent. */
  stream(exchange: Exchange, { status, body, contentType, requestId, headers: added }: StreamReply): Response {
    const headers = { ...commonHeaders(requestId), 'Content-Type': contentType, 'X-Accel-Buffering': 'no' };
    this.#cors.addTo(headers, exchange);
    return new Response(body, { status, headers: withAdded(headers, added) });
  }

  /** The answer to `OPTIONS` on any path (task-core 1.2, 1.7). */
  preflight(exchange: Exchange): Response {
    return new Response(null, { status: 200, headers: this.#cors.preflight(exchange) });
  }

  #coding(exchange: Exchange, body: string, headers: Record<string, string>): Coding | undefined {
    if (!this.#compression?.applies(body)) return undefined;
    headers.Vary = 'Accept-Encoding';
    const accepted = exchange.header('accept-encoding');
    const coding = accepted === undefined || exchange.method === 'HEAD' ? undefined : chooseCoding(accepted);
    if (coding !== undefined) headers['Content-Encoding'] = coding;
    return coding;
  }

  async #compressed(body: string, coding: Coding, status: number, headers: AllHeaders): Promise<Response> {
    const bytes = await (this.#compression as Compression).compress(body, coding);
    return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers });
  }
}

function commonHeaders(requestId: string): Record<string, string> {
  return {
    // Calls come by GET too: no cache and no guessing of types may get between.
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
  };
}

/** Plain objects travel fastest through the server, but cannot hold two cookies. */
function withAdded(headers: Record<string, string>, added: HeaderList = []): AllHeaders {
  const cookies: string[] = [];
  for (const [name, value] of added) {
    if (name.toLowerCase() === 'set-cookie') cookies.push(value);
    else headers[name] = value;
  }
  if (cookies.length === 0) return headers;
  const all = new Headers(headers);
  for (const cookie of cookies) all.append('Set-Cookie', cookie);
  return all;
}
