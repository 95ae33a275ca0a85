import { createHash } from 'node:crypto';

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** What every `{{time}}` is shown as. */
const SHOWN_TIME = '2026-03-01T09:30:00.000000+00:00';

/** What every `"{{seconds}}"` is shown as. */
const SHOWN_SECONDS = 42;

/** The names of the placeholders in a value, wherever they occur; each once. */
export function placeholdersIn(value: unknown): string[] {
  return [...new Set([...JSON.stringify(value ?? null).matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** A copy of a value in which each placeholder is replaced; those that `replace` gives undefined for stay. */
export function filledIn<T>(value: T, replace: (name: string) => string | undefined): T {
  const text = JSON.stringify(value).replaceAll(PLACEHOLDER, (whole, name: string) => {
    const replacement = replace(name);
    return replacement === undefined ? whole : JSON.stringify(replacement).slice(1, -1);
  });
  return JSON.parse(text) as T;
}

/** A value as readers see it. */
export function asShown(value: unknown, shown: ReadonlyMap<string, string>): unknown {
  const text = JSON.stringify(value).replaceAll('"{{seconds}}"', String(SHOWN_SECONDS));
  return filledIn(JSON.parse(text), (name) => shownFor(name, shown));
}

/** What readers see for a placeholder: what the examples say, or an id that is always the same and looks like one. */
export function shownFor(name: string, shown: ReadonlyMap<string, string>): string {
  if (name === 'time') return SHOWN_TIME;
  return shown.get(name) ?? createHash('sha256').update(name).digest('hex').slice(0, 32);
}
