/** A value as a step says it, with what was kept in the place of `{{name}}`. @throws Error when nothing was kept under a name */
export function filled(value: unknown, kept: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return filledText(value, kept);
  if (Array.isArray(value)) return value.map((each) => filled(each, kept));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, kept)]));
}

function filledText(text: string, kept: ReadonlyMap<string, unknown>): unknown {
  const keptAs = (name: string): unknown => {
    if (!kept.has(name)) throw new Error(`nothing was kept as ${name}`);
    return kept.get(name);
  };
  const whole = /^\{\{(\w+)\}\}$/.exec(text)?.[1];
  if (whole !== undefined) return keptAs(whole);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(keptAs(name)));
}

/** Where a value does not hold what is expected; undefined when it does. Objects may hold more, lists may not. */
export function difference(expected: unknown, actual: unknown, path = 'answer'): string | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return told(path, expected, actual);
    return firstOf(expected.map((each, index) => difference(each, actual[index], `${path}[${index}]`)));
  }
  if (!isObject(expected)) return Object.is(expected, actual) ? undefined : told(path, expected, actual);
  if (!isObject(actual)) return told(path, expected, actual);
  return firstOf(Object.entries(expected).map(([name, each]) => difference(each, actual[name], `${path}.${name}`)));
}

/** What lies at a dotted path; undefined when there is nothing. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, name) => (isObject(inside) ? inside[name] : undefined), value);
}

function told(path: string, expected: unknown, actual: unknown): string {
  return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}

function firstOf(found: readonly (string | undefined)[]): string | undefined {
  return found.find((each) => each !== undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
