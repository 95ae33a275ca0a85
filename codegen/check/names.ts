import type { Location } from '../definition/ir.js';
import { type Diagnostic, diagnose } from './diagnostic.js';

export type Named = 'service' | 'surface' | 'action' | 'route' | 'definition' | 'property' | 'error' | 'status';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Python's keywords; methods, modules and attributes cannot bear them. */
export const PYTHON_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in ' +
    'is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Words that no TypeScript variable can bear. */
const TYPESCRIPT = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
  'function if implements import in instanceof interface let new null package private protected public return static super switch ' +
  'this throw true try typeof var void while with yield'
).split(' ');

/**
 * Words a kind of name cannot be, by language. Services become modules and variables of both languages, actions and errors
 * become members, definitions become types in PascalCase; properties are quoted wherever a language needs it. What no object
 * in JavaScript may call a key is refused for all of them when the file is read.
 */
const RESERVED: Readonly<Record<Named, Readonly<Record<string, ReadonlySet<string>>>>> = {
  service: { TypeScript: new Set(TYPESCRIPT), Python: PYTHON_KEYWORDS },
  surface: { TypeScript: new Set(TYPESCRIPT) },
  action: { Python: PYTHON_KEYWORDS },
  route: {},
  error: { Python: PYTHON_KEYWORDS },
  definition: { Python: new Set(['none', 'true', 'false', 'None', 'True', 'False']) },
  property: {},
  status: {},
};

/** What keeps a name from being used in generated code; empty when nothing does. */
export function nameProblem(what: Named, name: string, at: () => Location): Diagnostic[] {
  if (!IDENTIFIER.test(name)) return [diagnose('bad-name', at(), { what, name })];
  // The path grammar of a call wants two characters at least (task-core 1.1).
  if ((what === 'service' || what === 'action') && name.length < 2) {
    return [
      diagnose('bad-name', at(), {
        what,
        name,
        expected: 'two characters or more',
        mend: 'use a longer name: calls cannot address this one',
      }),
    ];
  }
  const language = Object.keys(RESERVED[what]).find((each) => RESERVED[what][each]?.has(name));
  return language === undefined ? [] : [diagnose('reserved-name', at(), { what, name, language })];
}

/** Names that become one in camelCase, each pair reported at the later one. */
export function collisions(what: Named, names: readonly string[], at: (name: string) => Location): Diagnostic[] {
  return colliding(names).map(([first, second]) => diagnose('name-collision', at(second), { what, first, second }));
}

/** Each name with the first one it collides with. */
export function colliding(names: readonly string[]): (readonly [string, string])[] {
  const seen = new Map<string, string>();
  return names.toSorted().flatMap((name) => {
    const first = seen.get(folded(name));
    if (first === undefined) seen.set(folded(name), name);
    return first === undefined ? [] : [[first, name] as const];
  });
}

/** `get_all` and `getAll` as `getall`; underscores at the ends stay, case does not count since types begin with a capital. */
function folded(name: string): string {
  return name.replace(/(?<=[^_])[._]+(?=[^_])/g, '').toLowerCase();
}
