import { within } from './deadline.js';
import { dataOf, failure } from './envelope.js';
import { ConnectionError, TimeoutError, UnexpectedAnswerError } from './errors.js';

/**
 * @typedef {object} StreamEvent
 * @property {string} [id]
 * @property {unknown} [data] parsed
 * @property {number} [retryMs] how long to wait before coming back
 */

/**
 * The stream that an answer is.
 *
 * @param {string} action
 * @param {Response} response
 * @param {AbortSignal} signal
 * @returns {Promise<ReadableStream<Uint8Array>>}
 * @throws {import('./errors.js').ApiError} when it is a refusal
 */
export async function streamOf(action, response, signal) {
  const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
  if (isStream && response.body !== null) return response.body;
  await dataOf(action, response, signal);
  throw new UnexpectedAnswerError(action, response.status, 'the answer is no stream of events');
}

/**
 * The events of a stream, as they come. A stream that says nothing for as long as a call may take is given up: servers send
 * something now and then to show that they are there.
 *
 * @param {string} action
 * @param {ReadableStream<Uint8Array>} body
 * @param {import('./deadline.js').Deadline} deadline
 * @returns {AsyncGenerator<StreamEvent, void, undefined>}
 */
export async function* events(action, body, deadline) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      // Only silence counts, not the time that the consumer takes for an event.
      deadline.restart();
      const { done, value } = await within(reader.read(), deadline.signal).catch((error) => {
        const reason = failure(error, action, deadline.signal);
        throw reason instanceof TimeoutError ? new ConnectionError(action, 'the stream fell silent') : reason;
      });
      deadline.pause();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) yield eventOf(action, block);
    }
  } finally {
    // The consumer may have had enough: the server need not go on.
    reader.cancel().catch(() => {});
  }
}

/**
 * @param {string} action
 * @param {string} block lines of `field: value`
 * @returns {StreamEvent}
 */
function eventOf(action, block) {
  /** @type {Record<string, string[]>} */
  const fields = {};
  for (const line of block.split('\n')) {
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    fields[field] = [...(fields[field] ?? []), value];
  }
  const { id, data, retry } = fields;
  return {
    ...(id ? { id: id.at(-1) ?? '' } : {}),
    ...(data ? { data: parsed(action, data.join('\n')) } : {}),
    ...(retry ? { retryMs: Number(retry.at(-1)) } : {}),
  };
}

/**
 * @param {string} action
 * @param {string} text
 * @returns {unknown}
 */
function parsed(action, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnexpectedAnswerError(action, 200, 'an event of the stream is no JSON');
  }
}
