import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { HttpClient } from './http-client.mjs';

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
 * Sends each request text in turn over a few kept-alive connections until `count` were answered.
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
  const client = await HttpClient.open(port);
  for (let i = 0; i < count; i++) await client.ask(requests[(offset + i) % requests.length] as Buffer);
  client.close();
}
