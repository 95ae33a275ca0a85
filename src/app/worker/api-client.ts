import type { Actions } from '../../generated/index.js';
import type { AccessKey } from '../server-access.js';
import { UsageError } from '../usage-error.js';
import { Refusal, Unreachable } from './api-errors.js';

/** Version of the calls: the newest that this program knows. */
const VERSION = 'v2.22';

/** A server that takes longer than this does not answer at all. */
const DEADLINE_MS = 30_000;

const TOKEN_LIFETIME_S = 86_400;

interface Envelope {
  readonly meta: { readonly result_subcode: number; readonly result_msg: string };
  readonly data: unknown;
}

/** Calls the actions of a server with a token, and gets a new one when that is refused. Its messages hold no secrets. */
export class ApiClient {
  readonly #basic: string;
  readonly #tell: (line: string) => void;
  #token: string | undefined;
  #reachable = true;

  /** @param tell is told in one line when the server stops answering, and when it answers again */
  constructor(
    readonly url: string,
    { accessKey, secretKey }: AccessKey,
    tell: (line: string) => void,
  ) {
    this.#tell = tell;
    this.#basic = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString('base64')}`;
  }

  /** Calls one action once. @throws Refusal, Unreachable; UsageError when the key is refused */
  async call<Name extends keyof Actions>(action: Name, request: Actions[Name]['input']): Promise<Actions[Name]['response']> {
    const token = this.#token ?? (await this.#login());
    try {
      return await this.#send(action, request, `Bearer ${token}`);
    } catch (error) {
      // The token ended, or the server signs with another secret than before.
      if (!(error instanceof Refusal && error.code === 401)) throw error;
      return this.#send(action, request, `Bearer ${await this.#login()}`);
    }
  }

  async #login(): Promise<string> {
    try {
      const { token } = await this.#send('auth.login', { expiration_sec: TOKEN_LIFETIME_S }, this.#basic);
      this.#token = token;
      return token ?? '';
    } catch (error) {
      if (error instanceof Refusal) throw new UsageError(`${this.url} does not let the worker in: ${error.message}`);
      throw error;
    }
  }

  async #send<Name extends keyof Actions>(
    action: Name,
    request: Actions[Name]['input'],
    authorization: string,
  ): Promise<Actions[Name]['response']> {
    const { status, envelope } = await this.#post(action, JSON.stringify(request), authorization);
    if (status >= 500) throw this.#noAnswer(`${action}: ${status} ${envelope?.meta.result_msg ?? ''}`.trimEnd());
    this.#answered();
    if (status === 200 && envelope) return envelope.data as Actions[Name]['response'];
    if (!envelope) throw new Refusal(status, 0, `${action}: status ${status}, and not the answer of a task server`);
    throw new Refusal(status, envelope.meta.result_subcode, `${action}: ${envelope.meta.result_msg}`);
  }

  async #post(action: string, body: string, authorization: string): Promise<{ status: number; envelope: Envelope | undefined }> {
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
    const signal = AbortSignal.timeout(DEADLINE_MS);
    try {
      const options: RequestInit = { method: 'POST', headers, body, signal, redirect: 'manual' };
      const answer = await fetch(`${this.url}/${VERSION}/${action}`, options);
      return { status: answer.status, envelope: envelopeOf(await answer.text()) };
    } catch (error) {
      throw this.#noAnswer(reasonOf(error));
    }
  }

  #noAnswer(reason: string): Unreachable {
    if (this.#reachable) this.#tell(`${this.url} cannot be reached (${reason}); trying again`);
    this.#reachable = false;
    return new Unreachable(`${this.url} cannot be reached: ${reason}`);
  }

  #answered(): void {
    if (!this.#reachable) this.#tell(`${this.url} answers again`);
    this.#reachable = true;
  }
}

function envelopeOf(text: string): Envelope | undefined {
  try {
    const { meta, data } = JSON.parse(text) as Partial<Envelope>;
    return meta && { meta, data };
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string } };
  if (name === 'TimeoutError') return `no answer within ${DEADLINE_MS / 1000} s`;
  return cause?.code ?? message;
}
