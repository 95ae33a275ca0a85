import type { Who } from '../cases/case.js';
import { firstEvent } from './first-event.js';

/** What the caller shows to be let in. */
export type Credentials =
  | { readonly kind: 'key'; readonly key: string; readonly secret: string }
  | { readonly kind: 'token'; readonly token: string };

/** The server under test. */
export interface Target {
  /** Base of its addresses, without a slash at its end. */
  readonly url: string;
  /** Undefined: every call is made without. */
  readonly credentials: Credentials | undefined;
}

/** A call as it is sent. */
export interface Sending {
  readonly action: string;
  readonly version: string;
  readonly request: unknown;
  readonly as: Who;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** The body as JSON; undefined when it is none. Of a stream, the data of its first event; undefined when none came soon. */
  readonly body: unknown;
  /** The answer is a stream of events. */
  readonly stream: boolean;
}

/** Nothing came back. */
export interface Silence {
  /** `"ECONNREFUSED"` */
  readonly silence: string;
}

/** A server that takes longer than this does not answer at all. */
const DEADLINE_MS = 30_000;

/** Credentials that nobody has. */
export const STRANGER = { key: 'contract-tests', secret: 'no-such-secret', token: 'no-such-token' } as const;

/** Makes calls to one server and to no other: redirections are not followed. */
export class Client {
  readonly #target: Target;
  readonly #signal: AbortSignal;
  #sent = 0;

  /** @param signal ends calls that are on their way */
  constructor(target: Target, signal: AbortSignal) {
    this.#target = target;
    this.#signal = signal;
  }

  get url(): string {
    return this.#target.url;
  }

  /** How many calls were made. */
  get sent(): number {
    return this.#sent;
  }

  async call({ action, version, request, as }: Sending): Promise<Answer | Silence> {
    this.#sent++;
    const authorization = authorizationOf(this.#target.credentials, as);
    const headers = {
      'Content-Type': contentTypeOf(request),
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    };
    try {
      const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(DEADLINE_MS)]);
      const options: RequestInit = { method: 'POST', headers, body: bodyOf(request), signal, redirect: 'manual' };
      return await answerOf(await fetch(`${this.#target.url}/v${version}/${action}`, options));
    } catch (error) {
      return { silence: reasonOf(error) };
    }
  }
}

/** The body of a request; a batch is a line an item. */
export function bodyOf(request: unknown): string {
  return Array.isArray(request) ? request.map((item) => JSON.stringify(item)).join('\n') : JSON.stringify(request);
}

export function contentTypeOf(request: unknown): string {
  return Array.isArray(request) ? 'application/json-lines' : 'application/json';
}

async function answerOf(response: Response): Promise<Answer> {
  const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
  const stream = header('content-type')?.startsWith('text/event-stream') ?? false;
  const text = stream ? await firstEvent(response) : await response.text();
  return { status: response.status, header, body: parsed(text), stream };
}

function authorizationOf(credentials: Credentials | undefined, as: Who): string | undefined {
  if (as === 'nobody' || (as === 'caller' && !credentials)) return undefined;
  const own = as === 'caller' ? credentials : undefined;
  if ((own ?? credentials)?.kind === 'token') return `Bearer ${own?.kind === 'token' ? own.token : STRANGER.token}`;
  const { key, secret } = own?.kind === 'key' ? own : STRANGER;
  return `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string } };
  if (name === 'TimeoutError') return `no answer within ${DEADLINE_MS / 1000} s`;
  return cause?.code ?? message;
}
