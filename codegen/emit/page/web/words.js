import { el } from './dom.js';

/** @typedef {import('./dom.js').Child} Child */

/**
 * Words in which names stand in backticks, as nodes.
 *
 * @param {string} text
 * @returns {Child[]}
 */
export function prose(text) {
  return text.split(/`([^`]+)`/).map((part, at) => (at % 2 === 0 ? part : el('code', {}, part)));
}

/**
 * The type of a field as the tables write it: backticks for values, `[task](#object-task)` for objects.
 *
 * @param {string} text
 * @param {(name: string) => Node} object what stands for an object
 * @returns {Child[]}
 */
export function typeWords(text, object) {
  return text.split(/\[([^\]]+)\]\(#object-[^)]*\)/).flatMap((part, at) => (at % 2 === 0 ? prose(part) : [object(part)]));
}

/** @param {string} text */
export function firstSentence(text) {
  return /^.*?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim();
}

/**
 * `3 fields`
 *
 * @param {number} count
 * @param {string} one
 */
export function counted(count, one) {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
