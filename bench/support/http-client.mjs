import { once } from 'node:events';
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One kept-alive connection to a server on this machine, for one request at a time. Knows just enough HTTP to find the end of an answer, so
 * that the asking costs little next to what is measured.
 */
export class HttpClient {
  #socket;
  #buffer = Buffer.alloc(0);
  #resolve;
  #reject;

  static async open(port) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new HttpClient(socket);
  }

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
      this.#settle();
    });
    socket.on('close', () => this.#reject?.(new Error('the server closed the connection')));
  }

  /** Sends a whole request; gives the body of the answer, and throws when it is none of a success. */
  ask(request) {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.write(request);
    });
  }

  close() {
    this.#reject = undefined;
    this.#socket.destroy();
  }

  #settle() {
    const end = this.#buffer.indexOf(HEAD_END);
    if (end < 0 || !this.#resolve) return;
    const head = this.#buffer.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) {
      this.#reject(new Error(`an answer without a length: ${head}`));
      return;
    }
    if (this.#buffer.length < end + 4 + length) return;
    if (!head.startsWith('HTTP/1.1 2')) {
      this.#reject(new Error(`refused: ${this.#buffer.toString('utf8', 0, 500)}`));
      return;
    }
    const body = this.#buffer.subarray(end + 4, end + 4 + length);
    this.#buffer = this.#buffer.subarray(end + 4 + length);
    this.#resolve(body);
  }
}

/** A POST as bytes. */
export function post(path, body, authorization) {
  return message('POST', path, body, authorization === undefined ? {} : { Authorization: authorization });
}

/** Any request as bytes. A body that is no text is sent as JSON. */
export function message(method, path, body, headers = {}) {
  const text = body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body);
  const all = {
    Host: '127.0.0.1',
    ...headers,
    ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`);
}
