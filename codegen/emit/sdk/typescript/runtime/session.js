import { within } from './deadline.js';

/** A token is renewed this long before it ends, or when a tenth of its life is left if that is less. */
const MARGIN_MS = 60_000;

/**
 * @typedef {object} Session who calls: what stands in the `Authorization` header
 * @property {(signal: AbortSignal) => Promise<string | undefined>} authorization for a call that needs one
 * @property {() => string | undefined} atHand for a call that does without: what there is already
 * @property {(refused: string | undefined, signal: AbortSignal) => Promise<string | undefined>} renewed after a 401 for the one given
 */

/**
 * Calls that say nothing of who calls, beside the headers that the connection was given.
 *
 * @implements {Session}
 */
export class NoSession {
  async authorization() {
    return undefined;
  }
  atHand() {
    return undefined;
  }
  async renewed() {
    return undefined;
  }
}

/**
 * A token that somebody else takes care of.
 *
 * @implements {Session}
 */
export class TokenSession {
  #token;

  /** @param {string | (() => string | Promise<string>)} token */
  constructor(token) {
    this.#token = token;
  }

  async authorization() {
    const token = typeof this.#token === 'function' ? await this.#token() : this.#token;
    return bearer(token);
  }

  atHand() {
    return typeof this.#token === 'string' ? bearer(this.#token) : undefined;
  }

  /** @param {string | undefined} refused */
  async renewed(refused) {
    const next = await this.authorization();
    return next === refused ? undefined : next;
  }
}

/**
 * A key pair, exchanged for a token when one is needed, again before that ends, and when the server takes it no more. Calls that need
 * one at the same time share the exchange.
 *
 * @implements {Session}
 */
export class KeySession {
  #login;
  /** @type {string | undefined} */
  #authorization;
  #renewAt = 0;
  /** @type {Promise<string> | undefined} */
  #exchange;

  /** @param {() => Promise<string>} login gives a new token */
  constructor(login) {
    this.#login = login;
  }

  atHand() {
    return Date.now() < this.#renewAt ? this.#authorization : undefined;
  }

  /** @param {AbortSignal} signal */
  async authorization(signal) {
    return this.atHand() ?? (await this.#next(signal));
  }

  /**
   * @param {string | undefined} refused
   * @param {AbortSignal} signal
   */
  async renewed(refused, signal) {
    // Another call may have got a new one in the meantime.
    return this.#authorization !== undefined && this.#authorization !== refused ? this.#authorization : await this.#next(signal);
  }

  /** @param {AbortSignal} signal */
  #next(signal) {
    signal.throwIfAborted();
    this.#exchange ??= this.#exchanged().finally(() => {
      this.#exchange = undefined;
    });
    return within(this.#exchange, signal);
  }

  async #exchanged() {
    const token = await this.#login();
    this.#authorization = bearer(token);
    this.#renewAt = renewalOf(token);
    return this.#authorization;
  }
}

/** @param {string} token */
function bearer(token) {
  return `Bearer ${token}`;
}

/**
 * The `Authorization` of a key pair.
 *
 * @param {string} accessKey
 * @param {string} secretKey
 */
export function basic(accessKey, secretKey) {
  const bytes = new TextEncoder().encode(`${accessKey}:${secretKey}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/**
 * When to renew a token that was given just now. Counted from now by how long it lives, so that the clocks of client and server may
 * differ. One that does not say when it ends is kept until it is refused.
 *
 * @param {string} token
 * @returns {number} milliseconds since 1970
 */
function renewalOf(token) {
  const { exp, iat = Date.now() / 1000 } = claimsOf(token);
  if (typeof exp !== 'number' || typeof iat !== 'number') return Number.POSITIVE_INFINITY;
  const lifeMs = (exp - iat) * 1000;
  return Date.now() + lifeMs - Math.min(MARGIN_MS, lifeMs / 10);
}

/**
 * @param {string} token
 * @returns {Record<string, unknown>}
 */
function claimsOf(token) {
  try {
    const [, payload = ''] = token.split('.');
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) ?? {};
  } catch {
    return {};
  }
}
