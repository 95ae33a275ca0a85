import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HeaderList } from '../http/reply.js';

/** An answer in place of a WebSocket. */
export interface SocketRefusal {
  readonly status: number;
  readonly body: string;
  /** Default `application/json`. */
  readonly contentType?: string;
}

/** Answers a request to upgrade as if it had not asked for that. The connection has left HTTP, so the answer is written out and ends it. */
export function refuseUpgrade(
  socket: Duplex,
  { status, body, contentType = 'application/json' }: SocketRefusal,
  headers: HeaderList = [],
): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    `Content-Type: ${contentType}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
