import { HELPERS } from './helpers.js';

/**
 * Ajv's standalone source made small and free of imports: schemas keep only what error messages read, schema paths (which nobody
 * reads) go, helpers stand in the module itself, and exports have a declared type.
 *
 * @param unbounded names of exports whose recursion the caller's data decides
 */
export function compactSource(source: string, unbounded: ReadonlySet<string>): string {
  const lines = source.split('\n').filter((line) => line !== '' && line !== '"use strict";' && !line.startsWith('/*# sourceURL'));
  const slim = withPrunedSchemas(lines.map(withoutSchemaPaths));
  const used = new Set<string>();
  const code = slim.map((line) =>
    line
      .replace(/^(const \w+ = )require\("ajv\/dist\/runtime\/(\w+)"\)\.default;$/, (_, declaration: string, helper: string) => {
        used.add(helper);
        return `${declaration}${helper};`;
      })
      .replace(/^export const (\w+) = (\w+);$/, (_, name: string, validate: string) => {
        if (!unbounded.has(name)) return `export const ${name}: Validator = ${validate};`;
        used.add('guarded');
        return `export const ${name}: Validator = guarded(${validate});`;
      }),
  );
  return [...[...used].sort().map(helperText), ...code, ''].join('\n');
}

function helperText(name: string): string {
  const text = HELPERS.get(name);
  if (text === undefined) throw new Error(`Ajv wants a run-time helper that is not there: ${name}`);
  return text;
}

function withoutSchemaPaths(line: string): string {
  // A quote inside a string literal is escaped, so that this matches only the key of an error object.
  return line.replaceAll(/schemaPath:"(?:[^"\\]|\\.)*",/g, '');
}

/** Ajv declares every schema in full; functions read a few lists of it (`schema3.properties.type.enum`) when they build an error. */
function withPrunedSchemas(lines: readonly string[]): string[] {
  const declarations = lines.map((line) => /^const (schema\d+) = (\{.*\});$/.exec(line));
  const code = lines.filter((_, index) => declarations[index] === null).join('\n');
  const reads = pathsRead(code);
  return lines.flatMap((line, index) => {
    const [, name, json] = declarations[index] ?? [];
    if (name === undefined || json === undefined) return [line];
    const schema: unknown = JSON.parse(json);
    const paths = (reads.get(name) ?? []).filter((path) => at(schema, path) !== undefined);
    return paths.length === 0 ? [] : [`const ${name} = ${JSON.stringify(pruned(schema, paths))};`];
  });
}

type Path = readonly string[];

/** Where functions read the schemas, by name. What merely looks like it inside a string adds a path that leads nowhere. */
function pathsRead(code: string): Map<string, Path[]> {
  const found = new Map<string, Path[]>();
  for (const [, name = '', path = ''] of code.matchAll(/\b(schema\d+)((?:\.[A-Za-z_$][\w$]*|\["(?:[^"\\]|\\.)*"\]|\[\d+\])*)/g)) {
    found.set(name, [...(found.get(name) ?? []), keysOf(path)]);
  }
  return found;
}

function keysOf(path: string): Path {
  return [...path.matchAll(/\.([A-Za-z_$][\w$]*)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/g)].map(
    ([, plain, quoted, index]) => plain ?? index ?? (JSON.parse(`"${quoted}"`) as string),
  );
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, key) => (typeof current === 'object' && current !== null ? Reflect.get(current, key) : undefined),
    value,
  );
}

/** Only what lies on the paths; a list is kept whole, because what counts in it is the place. */
function pruned(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0) || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    const below = paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
    return below.length === 0 ? [] : [[key, pruned(member, below)] as const];
  });
  return Object.fromEntries(entries.flat());
}
