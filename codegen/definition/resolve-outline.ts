import hocon from 'hocon-parser';
import { type Diagnostic, diagnose } from '../check/diagnostic.js';
import { dependencyGroups } from './dependency-groups.js';
import type { Location } from './ir.js';
import type { Locator } from './locate.js';
import { type Entry, everything, type Field, fields } from './outline.js';
import { printOutline } from './print-outline.js';
import { problemIn, ReadError } from './tokens.js';

type Tree = Readonly<Record<string, unknown>>;

/**
 * The value of an outline, by the HOCON parser. The parser resolves a text in passes over the whole of it, so each top-level
 * key is given to it alone, after those it needs; only keys that need each other are resolved together.
 *
 * @throws ReadError on circular references and on values that cannot be put together
 */
export async function resolveOutline(entries: readonly Entry[], locator: Locator): Promise<Tree> {
  const byKey = fieldsByKey(entries);
  const needs = new Map([...byKey].map(([key, own]) => [key, neededBy(own)]));
  const resolved: Record<string, unknown> = {};
  for (const group of dependencyGroups(needs)) {
    const own = group.flatMap((key) => byKey.get(key) ?? []);
    Object.assign(resolved, await resolveGroup(own, resolved, locator));
  }
  return resolved;
}

async function resolveGroup(own: readonly Field[], scope: Tree, locator: Locator): Promise<Tree> {
  const { text, places } = printOutline(own, (path) => locator.has(path));
  try {
    return (await new hocon.Context({ text, scope, strict: true, env: false }).resolve()) as Tree;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /line: (\d+), col: \d+/.exec(message)?.[1];
    throw new ReadError(unresolvable(error, message, places[Number(line) - 1] ?? locator.location([])));
  }
}

/** What is defined and still cannot be resolved needs itself; the parser overflows or gives up. */
function unresolvable(error: unknown, message: string, location: Location): Diagnostic {
  const path = /^Unable to resolve '([^']*)'/.exec(message)?.[1];
  if (path === undefined && !(error instanceof RangeError)) return diagnose('syntax', location, { problem: problemIn(message) });
  return diagnose('circular-substitution', location, { path: path ?? location.file });
}

function fieldsByKey(entries: readonly Entry[]): ReadonlyMap<string, readonly Field[]> {
  const byKey = new Map<string, Field[]>();
  for (const field of fields(entries)) {
    const key = field.path[0] ?? '';
    byKey.set(key, [...(byKey.get(key) ?? []), field]);
  }
  return byKey;
}

/** Top-level keys that substitutions name, as seen from the top and from where their file is included. */
function neededBy(own: readonly Field[]): ReadonlySet<string> {
  const keys = [...everything(own)].flatMap((each) =>
    each.kind === 'substitution' ? [each.path[0] ?? '', ...each.base.slice(0, 1)] : [],
  );
  return new Set(keys);
}
