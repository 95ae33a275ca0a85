import type { Entry, Field } from '../../definition/outline.js';
import { fields } from '../../definition/outline.js';
import { SURFACE_KEYS } from '../../definition/surface.js';
import { isVersionName } from '../../definition/versions.js';
import { type Diagnostic, diagnose, place } from '../diagnostic.js';
import type { Subject } from '../subject.js';

/** What is defined twice; HOCON merges the second into the first without a word. */
export function checkServiceDuplicates(subject: Subject): Diagnostic[] {
  const { name: service, source } = subject;
  const actions = twice(source.entries, 1).filter(([, second]) => !second.path[0]?.startsWith('_'));
  const layers = [...deepFields(source.entries)].filter(({ path: [action] }) => !action?.startsWith('_'));
  return [
    ...actions.map(([first, second]) =>
      diagnose('duplicate-action', second.location, { action: `${service}.${second.path[0]}`, ...firstAt(first) }),
    ),
    ...pairs(layers.filter(({ path }) => path.length === 2 && isVersionName(path[1] ?? ''))).map(([first, second]) =>
      diagnose('duplicate-layer', second.location, { layer: `${service}.${second.path.join('@')}`, ...firstAt(first) }),
    ),
    ...duplicatesBelow(source.entries, '_definitions', 'definition'),
  ];
}

/** Routes and definitions of a surface that are there twice. */
export function checkSurfaceDuplicates({ source }: Subject): Diagnostic[] {
  const routes = twice(source.entries, 1).filter(
    ([
      ,
      {
        path: [name],
      },
    ]) => !SURFACE_KEYS.includes(name ?? ''),
  );
  return [
    ...routes.map(([first, second]) =>
      diagnose('duplicate-definition', second.location, { what: 'route', name: second.path[0] ?? '', ...firstAt(first) }),
    ),
    ...duplicatesBelow(source.entries, '_definitions', 'definition'),
  ];
}

/** What is defined twice below a key, within one file: a later file may refine what it includes. */
export function duplicatesBelow(entries: readonly Entry[], key: string, what: string): Diagnostic[] {
  const named = [...deepFields(entries)].filter(({ path }) => path.length === 2 && path[0] === key);
  return pairs(named)
    .filter(([first, second]) => first.location.file === second.location.file)
    .map(([first, second]) =>
      diagnose('duplicate-definition', second.location, { what, name: second.path[1] ?? '', ...firstAt(first) }),
    );
}

/** Fields of the top and one level below, with full paths. */
function* deepFields(entries: readonly Entry[]): Generator<Field> {
  for (const field of fields(entries)) {
    yield field;
    for (const part of field.parts) {
      if (part.kind !== 'object') continue;
      for (const inner of fields(part.entries)) yield { ...inner, path: [...field.path, ...inner.path] };
    }
  }
}

function twice(entries: readonly Entry[], length: number): (readonly [Field, Field])[] {
  return pairs([...fields(entries)].filter(({ path }) => path.length === length));
}

/** Each field with the first of the same path, where it is not that itself. */
function pairs(all: readonly Field[]): (readonly [Field, Field])[] {
  const seen = new Map<string, Field>();
  return all.flatMap((field) => {
    const id = JSON.stringify(field.path);
    const first = seen.get(id);
    if (first) return [[first, field] as const];
    seen.set(id, field);
    return [];
  });
}

function firstAt(first: Field): { readonly found: string } {
  return { found: `first defined at ${place(first)}` };
}
