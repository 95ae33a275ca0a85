import { SdkError } from './errors.js';

/** Objects asked for at a time where the caller does not say. */
const SIZE = 100;

/** @typedef {Record<string, unknown>} Fields */

/**
 * The pages of a list, from the one in the request or the first. Servers may give fewer objects a page than they were asked for: the
 * list ends with an empty page, or one that is shorter than the page before.
 *
 * @template {object} Request
 * @template {object} Answer
 * @param {(request: Request) => Promise<Answer>} ask
 * @param {Request} request
 * @param {string} pageField
 * @param {string} sizeField
 * @param {keyof Answer} list
 * @returns {AsyncGenerator<Answer, void, undefined>}
 */
export async function* pages(ask, request, pageField, sizeField, list) {
  const given = /** @type {Fields} */ (request);
  let before = 0;
  for (let page = Number(given[pageField] ?? 0); ; page++) {
    const answer = await ask({ ...request, [pageField]: page, [sizeField]: given[sizeField] ?? SIZE });
    const { length } = listIn(answer, list);
    if (length === 0) return;
    yield answer;
    if (length < before) return;
    before = length;
  }
}

/**
 * The answers of a scroll, until one is empty. Each call moves the scroll on. A server that has forgotten it starts over under another
 * id, and would give the same objects again.
 *
 * @template {object} Request
 * @template {object} Answer
 * @param {string} action
 * @param {(request: Request) => Promise<Answer>} ask
 * @param {Request} request
 * @param {string} idField
 * @param {string} sizeField
 * @param {keyof Answer} list
 * @returns {AsyncGenerator<Answer, void, undefined>}
 */
export async function* scroll(action, ask, request, idField, sizeField, list) {
  const given = /** @type {Fields} */ (request);
  /** @type {unknown} */
  let id = given[idField] ?? '';
  while (id !== undefined) {
    const answer = await ask({ ...request, [idField]: id, [sizeField]: given[sizeField] ?? SIZE });
    const next = /** @type {Fields} */ (answer)[idField];
    if (id !== '' && next !== id) throw new SdkError(action, 'the server has forgotten the scroll, start again');
    if (listIn(answer, list).length === 0) return;
    yield answer;
    id = next;
  }
}

/**
 * The objects of a list, one by one.
 *
 * @template {object} Answer
 * @template Item
 * @param {AsyncIterable<Answer>} answers
 * @param {keyof Answer} list
 * @returns {AsyncGenerator<Item, void, undefined>}
 */
export async function* items(answers, list) {
  for await (const answer of answers) yield* /** @type {Item[]} */ (listIn(answer, list));
}

/**
 * @template {object} Answer
 * @param {Answer} answer
 * @param {keyof Answer} list
 * @returns {readonly unknown[]}
 */
function listIn(answer, list) {
  const found = answer[list];
  return Array.isArray(found) ? found : [];
}
