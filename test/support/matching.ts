import { isNode } from '../../codegen/definition/schema-walk.js';

/** A time as the API writes it. */
const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?\+00:00`;

/** What placeholders stand for. */
export type Bindings = Map<string, string>;

/**
 * Where an answer is not what an example shows; undefined when it is. A placeholder not met before is bound to what stands in its
 * place, so that it must be the same text wherever it occurs again. Nothing may be missing, and nothing may be there besides, except where a list ends in `"..."`.
 */
export function mismatch(shown: unknown, actual: unknown, bindings: Bindings, path = 'data'): string | undefined {
  if (typeof shown === 'string') return matches(shown, actual, bindings) ? undefined : differ(path, shown, actual);
  if (Array.isArray(shown)) {
    const open = shown.at(-1) === '...';
    const items = open ? shown.slice(0, -1) : shown;
    const fits = Array.isArray(actual) && (open ? actual.length > items.length : actual.length === items.length);
    if (!fits) return differ(path, shown, actual);
    return first(items.keys(), (i) => mismatch(items[i], actual[i], bindings, `${path}[${i}]`));
  }
  if (!isNode(shown)) return Object.is(shown, actual) ? undefined : differ(path, shown, actual);
  if (!isNode(actual)) return differ(path, shown, actual);
  const names = new Set([...Object.keys(shown), ...Object.keys(actual)]);
  return first(names, (name) => mismatch(own(shown, name), own(actual, name), bindings, `${path}.${name}`));
}

function matches(shown: string, actual: unknown, bindings: Bindings): boolean {
  if (shown === '{{seconds}}') return typeof actual === 'number';
  if (typeof actual !== 'string') return false;
  const fresh: string[] = [];
  const pattern = shown.split(/\{\{(\w+)\}\}/).map((part, i) => {
    if (i % 2 === 0) return literal(part);
    if (part === 'time') return TIME;
    const bound = bindings.get(part);
    if (bound !== undefined) return literal(bound);
    fresh.push(part);
    return '(.+)';
  });
  const found = new RegExp(`^${pattern.join('')}$`, 's').exec(actual);
  for (const [i, name] of fresh.entries()) if (found?.[i + 1] !== undefined) bindings.set(name, found[i + 1] ?? '');
  return found !== null;
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function own(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function first<T>(items: Iterable<T>, find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function differ(path: string, shown: unknown, actual: unknown): string {
  return `${path}: the example shows ${JSON.stringify(shown)}, the server answers ${JSON.stringify(actual)}`;
}
