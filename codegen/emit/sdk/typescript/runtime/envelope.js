import { within } from './deadline.js';
import { ApiError, ConnectionError, UnexpectedAnswerError } from './errors.js';
import { retryAfterMs } from './retry.js';

/** @typedef {import('./errors.js').Meta} Meta */

/**
 * Sends one request and waits for the head of its answer.
 *
 * @param {typeof fetch} send
 * @param {string} action
 * @param {string} url
 * @param {RequestInit & { signal: AbortSignal }} init
 * @returns {Promise<Response>}
 */
export async function answerTo(send, action, url, init) {
  try {
    // Every call ends, also with a fetch that does not look at its signal.
    return await within(send(url, init), init.signal);
  } catch (error) {
    throw failure(error, action, init.signal);
  }
}

/**
 * The data of an answer.
 *
 * @param {string} action
 * @param {Response} response
 * @param {AbortSignal} signal
 * @returns {Promise<unknown>}
 * @throws {ApiError} when it is a refusal
 */
export async function dataOf(action, response, signal) {
  const text = await textOf(action, response, signal);
  const wait = retryAfterMs(response.headers.get('Retry-After'));
  const { meta, data } = parsed(text) ?? {};
  if (typeof meta?.result_code !== 'number') {
    // In browsers all of a redirect is hidden, its status too.
    const isRedirect = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
    const found = isRedirect ? 'a redirect, which calls do not follow' : `${text.length} characters`;
    throw new UnexpectedAnswerError(action, response.status, `the body is no answer of this API (${found})`, wait);
  }
  if (meta.result_code !== 200) throw new ApiError(action, meta, wait);
  return data;
}

/**
 * @param {string} action
 * @param {Response} response
 * @param {AbortSignal} signal
 */
async function textOf(action, response, signal) {
  try {
    return await within(response.text(), signal);
  } catch (error) {
    throw failure(error, action, signal);
  }
}

/**
 * Why an answer did not come: the signal's own reason when that ended it.
 *
 * @param {unknown} error
 * @param {string} action
 * @param {AbortSignal} signal
 * @returns {unknown}
 */
export function failure(error, action, signal) {
  return signal.aborted ? signal.reason : new ConnectionError(action, error);
}

/**
 * @param {string} text
 * @returns {{ readonly meta?: Meta; readonly data?: unknown } | undefined}
 */
function parsed(text) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
