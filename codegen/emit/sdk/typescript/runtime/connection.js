/* @ts-self-types="./connection.d.ts" */
import { login, product, version } from './api.js';
import { checkMs, Deadline, sleep, within } from './deadline.js';
import { answerTo, dataOf } from './envelope.js';
import { ApiError, ConnectionError, UnexpectedAnswerError } from './errors.js';
import { waitBefore } from './retry.js';
import { basic, KeySession, NoSession, TokenSession } from './session.js';
import { events, streamOf } from './stream.js';

/** @typedef {import('./connection.js').CallOptions} CallOptions */
/** @typedef {import('./connection.js').ActionTraits} ActionTraits */

const TIMEOUT_MS = 60_000;
const RETRIES = 3;
const BACKOFF_MS = 250;
/** Browsers say who they are by themselves, and would have to ask other hosts whether this package may. */
const IN_BROWSER = 'document' in globalThis || 'importScripts' in globalThis;
/**
 * Deno by itself sends a text again, whatever the action, when a connection that it had kept closes without an answer; a blob goes once.
 *
 * @type {(text: string) => string | Blob}
 */
const bodyOf = 'Deno' in globalThis ? (text) => new Blob([text]) : (text) => text;

/** @type {typeof import('./connection.js').connect} */
export function connect(options) {
  return new HttpConnection(options);
}

/**
 * @typedef {import('./connection.js').Connection} Connection
 * @implements {Connection}
 */
class HttpConnection {
  #fetch;
  #headers;
  #session;
  #timeoutMs;
  #retries;
  #backoffMs;

  /** @param {import('./connection.js').ConnectOptions} options */
  constructor(options) {
    const { headers = {}, timeoutMs = TIMEOUT_MS, retries = RETRIES, backoffMs = BACKOFF_MS } = options;
    checkMs('timeoutMs', timeoutMs);
    checkMs('backoffMs', backoffMs);
    if (!Number.isInteger(retries) || retries < 0) throw new TypeError(`retries: expected a number from 0, got ${retries}`);
    this.url = baseOf(options.url);
    this.version = version;
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#headers = headers;
    this.#timeoutMs = timeoutMs;
    this.#retries = retries;
    this.#backoffMs = backoffMs;
    this.#session = this.#sessionOf(options);
  }

  /** @type {import('./connection.js').Connection['call']} */
  async call(action, request = {}, options = {}, traits = {}) {
    const deadline = new Deadline(action, options.timeoutMs ?? this.#timeoutMs, options.signal);
    const { signal } = deadline;
    const once = () =>
      this.#authorized(traits, signal, async (authorization) => {
        const response = await this.#send(action, request, authorization, signal);
        return dataOf(action, response, signal);
      });
    try {
      const data = await this.#repeated(deadline, isRepeatable(request, options, traits), once);
      // What the definition says; nobody checks answers here, so that tomorrow's fields and values come through.
      return /** @type {never} */ (data);
    } finally {
      deadline.release();
    }
  }

  /** @type {import('./connection.js').Connection['stream']} */
  async *stream(action, request = {}, options = {}, traits = {}) {
    const repeatable = isRepeatable(request, options, traits);
    const timeoutMs = options.timeoutMs ?? this.#timeoutMs;
    let backoffMs = this.#backoffMs;
    /** @type {string | undefined} */
    let lastId;
    for (let failures = 0; ; failures++) {
      const deadline = new Deadline(action, timeoutMs, options.signal);
      const { signal } = deadline;
      try {
        const body = await this.#authorized(traits, signal, async (authorization) => {
          const resume = lastId === undefined ? {} : { 'Last-Event-ID': lastId };
          const response = await this.#send(action, request, authorization, signal, { ...resume, Accept: 'text/event-stream' });
          return streamOf(action, response, signal);
        });
        for await (const { id, data, retryMs } of events(action, body, deadline)) {
          failures = 0;
          lastId = id ?? lastId;
          backoffMs = retryMs ?? backoffMs;
          if (data === undefined) continue;
          const event = /** @type {never} */ (data);
          yield event;
        }
        if (!repeatable) return;
        throw new ConnectionError(action, 'the stream ended');
      } catch (error) {
        const waitMs = repeatable ? this.#waitBeforeNext(error, failures, timeoutMs, backoffMs) : undefined;
        if (waitMs === undefined) throw error;
        await sleep(waitMs, options.signal);
      } finally {
        deadline.release();
      }
    }
  }

  /** For people and programs that print a connection: not who calls. */
  toJSON() {
    return { url: this.url, version: this.version };
  }

  /**
   * Tries until it works, the tries are used up, or the time is.
   *
   * @template T
   * @param {Deadline} deadline
   * @param {boolean} repeatable
   * @param {() => Promise<T>} once
   * @returns {Promise<T>}
   */
  async #repeated(deadline, repeatable, once) {
    for (let tries = 0; ; tries++) {
      try {
        return await once();
      } catch (error) {
        const waitMs = repeatable ? this.#waitBeforeNext(error, tries, deadline.leftMs) : undefined;
        if (waitMs === undefined) throw error;
        await sleep(waitMs, deadline.signal);
      }
    }
  }

  /**
   * Milliseconds until the next try; undefined when there is none: it would end the same way, there were enough, or time does not last.
   *
   * @param {unknown} error
   * @param {number} tries
   * @param {number} leftMs
   * @param {number} [backoffMs]
   */
  #waitBeforeNext(error, tries, leftMs, backoffMs = this.#backoffMs) {
    const waitMs = tries < this.#retries ? waitBefore(error, tries, backoffMs) : undefined;
    return waitMs !== undefined && waitMs < leftMs ? waitMs : undefined;
  }

  /**
   * Sends as whoever calls. A 401 is no answer of the action, which never ran: a token that ended is renewed, once.
   *
   * @template T
   * @param {ActionTraits} traits
   * @param {AbortSignal} signal
   * @param {(authorization: string | undefined) => Promise<T>} send
   * @returns {Promise<T>}
   */
  async #authorized({ authorize = true }, signal, send) {
    const authorization = authorize ? await within(this.#session.authorization(signal), signal) : this.#session.atHand();
    try {
      return await send(authorization);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 401) throw error;
      const renewed = await within(this.#session.renewed(authorization, signal), signal);
      if (renewed === undefined) throw error;
      return send(renewed);
    }
  }

  /**
   * @param {string} action
   * @param {object | readonly object[]} request a list is a batch
   * @param {string | undefined} authorization
   * @param {AbortSignal} signal
   * @param {Record<string, string>} [more] headers
   */
  async #send(action, request, authorization, signal, more = {}) {
    const given = typeof this.#headers === 'function' ? this.#headers() : this.#headers;
    const headers = new Headers(await within(Promise.resolve(given), signal));
    const isBatch = Array.isArray(request);
    const own = { 'Content-Type': isBatch ? 'application/json-lines' : 'application/json', Accept: 'application/json', ...more };
    for (const [name, value] of Object.entries(own)) headers.set(name, value);
    if (!IN_BROWSER && !headers.has('User-Agent')) headers.set('User-Agent', product);
    if (authorization !== undefined) headers.set('Authorization', authorization);
    const body = bodyOf(isBatch ? request.map((one) => JSON.stringify(one)).join('\n') : JSON.stringify(request));
    // A redirected POST would arrive as something else.
    const init = { method: 'POST', headers, body, signal, redirect: /** @type {const} */ ('manual') };
    return answerTo(this.#fetch, action, `${this.url}/v${this.version}/${action}`, init);
  }

  /**
   * @param {import('./connection.js').ConnectOptions} options
   * @returns {import('./session.js').Session}
   */
  #sessionOf(options) {
    const { token } = options;
    const { accessKey, secretKey } = keyPairOf(options);
    if (token !== undefined) {
      if (accessKey !== undefined) throw new TypeError('give a token or a key pair, not both');
      return new TokenSession(token);
    }
    return accessKey === undefined ? new NoSession() : new KeySession(() => this.#login(basic(accessKey, secretKey)));
  }

  /** @param {string} authorization */
  async #login(authorization) {
    const { action, token: member } = login ?? { action: '', token: '' };
    const deadline = new Deadline(action, this.#timeoutMs);
    const { signal } = deadline;
    try {
      return await this.#repeated(deadline, true, async () => {
        const response = await this.#send(action, {}, authorization, signal);
        const data = await dataOf(action, response, signal);
        const token = /** @type {Record<string, unknown> | undefined} */ (data)?.[member];
        if (typeof token === 'string') return token;
        throw new UnexpectedAnswerError(action, response.status, `there is no ${member} in the answer`);
      });
    } finally {
      deadline.release();
    }
  }
}

/**
 * May the call be sent again when nobody knows whether it arrived?
 *
 * @param {object} request
 * @param {CallOptions} options
 * @param {ActionTraits} traits
 */
function isRepeatable(request, options, { idempotent = false, unless }) {
  return options.idempotent ?? (idempotent && (unless === undefined || Object(request)[unless] === undefined));
}

/** @param {string | URL} url */
function baseOf(url) {
  if (!URL.canParse(url)) throw new TypeError('url: expected an address such as http://127.0.0.1:8008');
  const { protocol, username, password, origin, pathname, search, hash } = new URL(url);
  if (!protocol.startsWith('http')) throw new TypeError(`url: expected http or https, got ${protocol}`);
  if (username || password || search || hash) {
    throw new TypeError('url: expected an address without credentials, query and fragment');
  }
  return `${origin}${pathname}`.replace(/\/+$/, '');
}

/**
 * @param {object} options
 * @returns {{ readonly accessKey: string; readonly secretKey: string } | { readonly accessKey?: undefined; readonly secretKey?: undefined }}
 */
function keyPairOf(options) {
  const { accessKey, secretKey } = /** @type {{ readonly accessKey?: unknown; readonly secretKey?: unknown }} */ (options);
  if (accessKey === undefined && secretKey === undefined) return {};
  if (login === undefined) throw new TypeError('this API has no key pairs: give a token or headers');
  for (const [option, value] of Object.entries({ accessKey, secretKey })) {
    if (typeof value !== 'string' || value === '') throw new TypeError(`${option}: expected a text, beside the other key`);
  }
  return { accessKey: String(accessKey), secretKey: String(secretKey) };
}
