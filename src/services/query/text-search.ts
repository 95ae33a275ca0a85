import type { Filter } from '../../store/index.js';
import { textValue } from './request-values.js';

/** Stored path to how much one hit there counts. */
export type TextWeights = Readonly<Record<string, number>>;

/** The words of a `search_text`, in lower case; none when it is absent or blank. @throws ApiError 400/12 when it is no text */
export function wordsOf(searchText: unknown): readonly string[] {
  if (searchText === undefined || searchText === null) return [];
  const words = textValue('search_text', searchText).toLowerCase().split(/\s+/);
  return [...new Set(words)].filter((word) => word !== '');
}

/** One filter a word: some text field has it, in any case. */
export function textFilters(words: readonly string[], weights: TextWeights): Filter[] {
  return words.map((word) => ({
    $or: Object.keys(weights).map((path) => ({ [path]: { $regex: escaped(word), $options: 'i' } })),
  }));
}

/** How well a document matches: the weight of a field for each time that it has one of the words. */
export function textScore(document: object, words: readonly string[], weights: TextWeights): number {
  let score = 0;
  for (const [path, weight] of Object.entries(weights)) {
    for (const text of textsAt(document, path.split('.'))) {
      const lower = text.toLowerCase();
      for (const word of words) score += weight * (lower.split(word).length - 1);
    }
  }
  return score;
}

function textsAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' ? [value] : [];
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? textsAt((value as Record<string, unknown>)[name], rest)
    : [];
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
