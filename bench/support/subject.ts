import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a subject says when it is asked: its port at start, its CPU time at any time. */
interface Message {
  readonly port?: number;
  /** Microseconds of CPU time, user and system, since the process started. */
  readonly cpu?: number;
  readonly authorization?: string;
}

/** A server in a process of its own, run as users run it (plain JavaScript), whose CPU time can be asked for. */
export class Subject implements AsyncDisposable {
  readonly #child: ChildProcess;

  private constructor(
    child: ChildProcess,
    readonly port: number,
    /** What the `Authorization` header has to say, if anything. */
    readonly authorization: string | undefined,
  ) {
    this.#child = child;
  }

  static async start(module: URL, args: readonly string[] = []): Promise<Subject> {
    const child = fork(module, args, { execArgv: [] });
    const [{ port, authorization }] = (await once(child, 'message')) as [Message];
    if (port === undefined) throw new Error('the benchmark server did not say its port');
    return new Subject(child, port, authorization);
  }

  /** Microseconds of CPU time so far. */
  async cpu(): Promise<number> {
    const answer = once(this.#child, 'message') as Promise<[Message]>;
    this.#child.send('cpu');
    return (await answer)[0].cpu ?? Number.NaN;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill();
    await gone;
  }
}

/**
 * Sends each request text in turn over a few kept-alive connections until `count` were answered. Knows just enough HTTP to find the
 * end of an answer, so that the load costs little next to what is measured.
 *
 * @throws Error when an answer is not 200
 */
export async function load(port: number, requests: readonly Buffer[], count: number, connections = 8): Promise<void> {
  const perConnection = Math.ceil(count / connections);
  const awake = stayAwake();
  try {
    await Promise.all(Array.from({ length: connections }, (_, index) => drive(port, requests, perConnection, index)));
  } finally {
    awake.end();
  }
}

/**
 * Keeps this process polling until `end`. The kernel charges the waking of a sleeping reader to the writer: a client that falls asleep
 * between the answers of the slower server, and not between those of the faster one, would make the slower one look slower still.
 */
function stayAwake(): { end(): void } {
  let needed = true;
  const poll = (): void => {
    if (needed) setImmediate(poll);
  };
  poll();
  return {
    end: () => {
      needed = false;
    },
  };
}

async function drive(port: number, requests: readonly Buffer[], count: number, offset: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const answers = new Answers(socket);
  for (let i = 0; i < count; i++) {
    socket.write(requests[(offset + i) % requests.length] as Buffer);
    await answers.next();
  }
  socket.destroy();
}

const HEAD_END = Buffer.from('\r\n\r\n');

class Answers {
  #buffer: Buffer = Buffer.alloc(0);
  #resolve: (() => void) | undefined;
  #reject: ((error: Error) => void) | undefined;

  constructor(socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
      this.#settle();
    });
    socket.on('close', () => this.#reject?.(new Error('the server closed the connection')));
  }

  next(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#settle();
    });
  }

  #settle(): void {
    const end = this.#buffer.indexOf(HEAD_END);
    if (end < 0 || !this.#resolve) return;
    const head = this.#buffer.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) {
      this.#reject?.(new Error(`an answer without a length: ${head}`));
      return;
    }
    if (this.#buffer.length < end + 4 + length) return;
    if (!head.startsWith('HTTP/1.1 200')) {
      this.#reject?.(new Error(`not 200: ${this.#buffer.toString('utf8', 0, 500)}`));
      return;
    }
    this.#buffer = this.#buffer.subarray(end + 4 + length);
    const resolve = this.#resolve;
    this.#resolve = undefined;
    resolve();
  }
}

/** A POST as bytes. */
export function post(path: string, body: unknown, authorization?: string): Buffer {
  const text = JSON.stringify(body);
  const auth = authorization === undefined ? '' : `Authorization: ${authorization}\r\n`;
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${auth}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
