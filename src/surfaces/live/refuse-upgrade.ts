import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HeaderList } from '../http/reply.js';
import type { Envelope } from '../rpc/envelope.js';

/** Answers a request to upgrade as if it had not asked for that. The connection has left HTTP, so the answer is written out and ends it. */
export function refuseUpgrade(socket: Duplex, { status, body }: Envelope, headers: HeaderList = []): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json',
    'Cache-Control: no-store',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
