import { ApiError, anonymous, baseErrors, type Caller } from '../rpc/index.js';
import type { BasicCredentials } from './basic-credentials.js';
import { tokenFromCookies } from './cookies.js';
import type { LastUse } from './last-use.js';
import type { Principal } from './principal.js';
import type { Tokens } from './tokens.js';

/** What a call brings along to prove who sent it. */
export interface Presented {
  /** Value of the Authorization header. */
  readonly authorization?: string | undefined;
  /** Value of the Cookie header, only when a cookie may count for this call (design 6): that is for the surface to decide. */
  readonly cookie?: string | undefined;
  /** Name of the worker, from its header. */
  readonly worker?: string | undefined;
  /** Network address of the caller. */
  readonly address?: string | undefined;
  /** False: the action runs without credentials too, and bad ones are ignored. */
  readonly authorize: boolean;
}

/** Finds out who is calling (task-core 3.2). Knows nothing of HTTP but the values of two headers. */
export class Authenticator {
  readonly #basic: Pick<BasicCredentials, 'verify'>;
  readonly #tokens: Pick<Tokens, 'verify'>;
  readonly #lastUse: Pick<LastUse, 'note'>;
  /** The caller last made of each principal: one who calls again nearly always does so in the same way, from the same place. */
  readonly #lastCallers = new WeakMap<Caller, Caller>();

  constructor(basic: Pick<BasicCredentials, 'verify'>, tokens: Pick<Tokens, 'verify'>, lastUse: Pick<LastUse, 'note'>) {
    this.#basic = basic;
    this.#tokens = tokens;
    this.#lastUse = lastUse;
  }

  /**
   * The caller; synchronous for a token or pair seen before. An Authorization header outweighs a cookie even when it is wrong.
   *
   * @throws ApiError 401/10, 20, 21, 22 or 30, at once or through the promise
   */
  authenticate(presented: Presented): Caller | Promise<Caller> {
    try {
      const found = this.#examine(presented);
      if (!(found instanceof Promise)) return this.#caller(found, presented);
      return found.then(
        (principal) => this.#caller(principal, presented),
        (error) => this.#refuse(error, presented),
      );
    } catch (error) {
      return this.#refuse(error, presented);
    }
  }

  #examine({ authorization, cookie }: Presented): Principal | Promise<Principal> {
    if (authorization) return this.#fromHeader(authorization);
    const token = cookie ? tokenFromCookies(cookie) : undefined;
    if (token === undefined) throw new ApiError(baseErrors.no_credentials);
    return this.#tokens.verify(token);
  }

  #fromHeader(authorization: string): Principal | Promise<Principal> {
    const space = authorization.indexOf(' ');
    const scheme = space === -1 ? authorization : authorization.slice(0, space);
    const rest = space === -1 ? '' : authorization.slice(space + 1).trim();
    if (scheme === 'Bearer') return this.#tokens.verify(rest);
    if (scheme === 'Basic') return this.#basic.verify(rest);
    throw new ApiError(baseErrors.bad_auth_type);
  }

  #caller({ caller }: Principal, { authorization, worker, address }: Presented): Caller {
    const { session } = caller;
    if (session?.accessKey !== undefined) this.#lastUse.note(session.accessKey, worker ?? address);
    const viaCookie = !authorization && session;
    if (worker === undefined && address === undefined && !viaCookie) return caller;
    const last = this.#lastCallers.get(caller);
    if (last && last.worker === worker && last.address === address && (last.session?.via === 'cookie') === Boolean(viaCookie))
      return last;
    const made: Caller = Object.freeze({
      ...caller,
      ...(viaCookie && { session: { ...session, via: 'cookie' as const } }),
      ...(worker !== undefined && { worker }),
      ...(address !== undefined && { address }),
    });
    this.#lastCallers.set(caller, made);
    return made;
  }

  /** Only what is wrong with the credentials is ignored where none are needed, not that the store failed. */
  #refuse(error: unknown, { authorize, worker, address }: Presented): Caller {
    if (authorize || !(error instanceof ApiError) || error.code !== 401) throw error;
    return { ...anonymous, ...(worker !== undefined && { worker }), ...(address !== undefined && { address }) };
  }
}
