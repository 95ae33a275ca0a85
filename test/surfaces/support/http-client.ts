import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface Asked {
  readonly method?: string;
  /** Sent as JSON with its content type; a string or bytes go as they are, without one. */
  readonly body?: unknown;
  /** Added to the defaults; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  readonly json: Envelope;
}

export interface Envelope {
  readonly meta: {
    readonly id: string;
    readonly trx: string;
    readonly endpoint: { readonly name: string; readonly requested_version: unknown; readonly actual_version: unknown };
    readonly result_code: number;
    readonly result_subcode: number;
    readonly result_msg: string;
    readonly error_stack: unknown;
    readonly error_data: Record<string, unknown>;
  };
  // The tests look into answers of many shapes.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data: any;
}

/** One request over a real connection. `fetch` is no use here: it refuses a body with GET. */
export function ask(port: number, path: string, { method = 'POST', body, headers = {} }: Asked = {}): Promise<Answer> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const content = body === undefined ? undefined : raw ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  const all = {
    authorization: 'Bearer user',
    ...(content && { 'content-length': String(content.length) }),
    ...(content && !raw && { 'content-type': 'application/json' }),
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers: sent, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => resolve(answerOf(incoming.statusCode ?? 0, incoming.headers, Buffer.concat(chunks))));
    });
    outgoing.on('error', reject);
    outgoing.end(content);
  });
}

function answerOf(status: number, headers: IncomingHttpHeaders, bytes: Buffer): Answer {
  return {
    status,
    headers,
    bytes,
    get text() {
      return bytes.toString('utf8');
    },
    get json() {
      return JSON.parse(bytes.toString('utf8')) as Envelope;
    },
  };
}

/** A bare connection, for what no HTTP client would send. */
export class RawConnection {
  readonly socket: Socket;
  received = '';
  /** When the other side has closed. */
  readonly closed: Promise<void>;

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port });
    this.socket.setEncoding('utf8').on('data', (text: string) => {
      this.received += text;
    });
    // A reset is one way for the server to say no.
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  /** Lines are joined and ended as HTTP has them. */
  send(lines: readonly string[], body = ''): this {
    this.socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    return this;
  }

  /** Status codes of the answers so far. */
  get statuses(): number[] {
    return [...this.received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
  }

  /** The body of the only answer, as JSON. */
  get json(): Envelope {
    return JSON.parse(this.received.slice(this.received.indexOf('\r\n\r\n') + 4)) as Envelope;
  }
}
