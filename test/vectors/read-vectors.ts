import { readFileSync } from 'node:fs';

/** The vectors in `test/vectors/<path>.json`. */
export function readVectors<T>(path: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(`./${path}.json`, import.meta.url), 'utf8')) as T[];
}
