import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { difference } from './matching.js';

/** As `conformance/README.md` says. */
export interface ScriptedAnswer {
  readonly action?: string;
  readonly expect?: { readonly headers?: object; readonly body?: unknown };
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: unknown;
  readonly meta?: object;
  readonly error?: { readonly code: number; readonly subcode: number; readonly msg: string; readonly data?: object };
  readonly text?: string;
  readonly events?: string;
  readonly ending?: Ending;
  readonly break?: Moment;
  readonly hang?: Moment;
}

type Moment = 'before answering' | 'in the body';
type Ending = 'end' | 'break' | 'hang';

/** Enough to read the beginning of a stream. */
const READING_MS = 150;

/** A server that gives the answers it was told to, one a request, in order: slow, broken and strange ones too. */
export class ScriptedServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #answers: readonly ScriptedAnswer[];
  readonly #problems: string[] = [];
  #asked = 0;

  private constructor(answers: readonly ScriptedAnswer[]) {
    this.#answers = answers;
    this.#server = createServer((request, response) => {
      // A client that gives up closes its connection: nobody is left to tell.
      this.#answer(request, response).catch((error: unknown) => this.#problems.push(String(error)));
    });
  }

  static async start(answers: readonly ScriptedAnswer[]): Promise<ScriptedServer> {
    const scripted = new ScriptedServer(answers);
    await new Promise<void>((resolve) => scripted.#server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was not as the script says. */
  get problems(): readonly string[] {
    const left = this.#answers.length - this.#asked;
    return left > 0 ? [...this.#problems, `${left} answers were not asked for`] : this.#problems;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.origin !== undefined) letIn(request.headers.origin, response);
    if (request.method === 'OPTIONS') {
      answerPreflight(request, response);
      return;
    }
    const number = this.#asked++;
    const answer = this.#answers[number];
    const body = await text(request);
    const action = request.url?.slice(request.url.lastIndexOf('/') + 1) ?? '';
    if (answer === undefined) {
      this.#problems.push(`request ${number} (${action}) was one too many`);
      response.destroy();
      return;
    }
    this.#check(`request ${number} (${action})`, answer, action, request, body);
    if (answer.break === 'before answering') response.destroy();
    else if (answer.hang !== 'before answering') this.#send(response, answer);
  }

  #check(which: string, { action, expect = {} }: ScriptedAnswer, called: string, request: IncomingMessage, body: string): void {
    const wrong = [
      action !== undefined && action !== called ? `expected ${action}` : undefined,
      expect.headers && difference(expect.headers, request.headers, 'headers'),
      'body' in expect ? difference(expect.body, JSON.parse(body), 'body') : undefined,
    ];
    this.#problems.push(...wrong.filter((each) => each !== undefined).map((each) => `${which}: ${each}`));
  }

  #send(response: ServerResponse, answer: ScriptedAnswer): void {
    const { events } = answer;
    const body = events ?? answer.text ?? JSON.stringify(envelope(answer));
    const type = events === undefined ? 'application/json' : 'text/event-stream';
    const ending: Ending = answer.break ? 'break' : answer.hang ? 'hang' : (answer.ending ?? 'end');
    const status = answer.status ?? answer.error?.code ?? 200;
    response.writeHead(status, { 'Content-Type': type, ...answer.headers });
    if (ending === 'end') response.end(body);
    // The beginning of a stream, or half of a body that says it is longer.
    else response.write(events ?? body.slice(0, body.length / 2), () => ending === 'break' && breakOff(response, events));
  }
}

/** A client that has not read yet what came before the connection broke may lose that, too: with a stream it is given the time. */
function breakOff(response: ServerResponse, events: string | undefined): void {
  setTimeout(() => response.destroy(), events === undefined ? 0 : READING_MS);
}

/**
 * Lets pages of an origin read the answer. A browser sends again by itself what went over a connection that it had used before and that
 * broke: it gets a new one for each call, so that it is the client that is looked at.
 */
function letIn(origin: string, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  response.setHeader('Connection', 'close');
}

/** A page asks before it calls, which is no call. */
function answerPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, { 'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '' }).end();
}

function envelope({ data = {}, meta, error }: ScriptedAnswer): object {
  const { code = 200, subcode = 0, msg = 'OK', data: error_data = {} } = error ?? {};
  return { meta: { id: 'scripted', result_code: code, result_subcode: subcode, result_msg: msg, error_data, ...meta }, data };
}
