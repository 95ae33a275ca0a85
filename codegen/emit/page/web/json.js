import { el, fragment } from './dom.js';

/** Longer texts stay plain: nobody reads them in colours, and each colour is an element. */
const DRESSED = 60_000;

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * JSON in colours.
 *
 * @param {string} text
 * @returns {Node}
 */
export function dressedJson(text) {
  if (text.length > DRESSED) return fragment(text);
  const parts = fragment();
  let at = 0;
  for (const match of text.matchAll(TOKENS)) {
    parts.append(text.slice(at, match.index));
    const [whole, string, colon] = match;
    const kind = string === undefined ? 'literal' : colon === undefined ? 'string' : 'key';
    parts.append(el('span', { class: kind }, whole));
    at = match.index + whole.length;
  }
  parts.append(text.slice(at));
  return parts;
}

/** @param {unknown} value */
export function jsonText(value) {
  return JSON.stringify(value, undefined, 2);
}

/**
 * What a call sends: one object, or for a batch one a line.
 *
 * @param {unknown} request
 */
export function bodyText(request) {
  return Array.isArray(request) ? request.map((each) => JSON.stringify(each)).join('\n') : jsonText(request);
}
