type Path = readonly string[];

/**
 * Ajv hands every schema in full to its functions, which read a few lists of it (`schema3.properties.type.enum`) when they
 * build an error. Gives for a schema's name and text the part of it that `code` reads, as text; undefined when it reads nothing.
 */
export function schemaParts(code: string): (name: string, text: string) => string | undefined {
  const reads = pathsRead(code);
  return (name, text) => {
    const schema: unknown = JSON.parse(text);
    const paths = (reads.get(name) ?? []).filter((path) => at(schema, path) !== undefined);
    return paths.length === 0 ? undefined : JSON.stringify(pruned(schema, paths));
  };
}

/** Where functions read schemas, by name. What merely looks like it inside a string adds a path that leads nowhere. */
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
  if (paths.some((path) => path.length === 0) || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const entries = Object.entries(value).map(([key, member]) => {
    const below = paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
    return below.length === 0 ? [] : [[key, pruned(member, below)] as const];
  });
  return Object.fromEntries(entries.flat());
}
