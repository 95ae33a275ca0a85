import { isNode } from '../../definition/schema-walk.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { checkPlainForm } from '../form-diagnostics.js';
import { collisions, nameProblem } from '../names.js';
import { actionsOf, layersOf, type Subject, type Tree } from '../subject.js';
import { didYouMean } from '../suggest.js';
import { duplicatesBelow } from './duplicates.js';

/** An error catalogue: well-formed, each name and each (code, subcode) once. */
export function checkCatalogue(subject: Subject): Diagnostic[] {
  const { locator, entries } = subject.source;
  const names = errorNames(subject);
  const at = (name: string) => locator.location(['errors', name]);
  return [
    ...checkPlainForm('errors', subject),
    ...duplicatesBelow(entries, 'errors', 'error'),
    ...names.flatMap((name) => nameProblem('error', name, () => at(name))),
    ...collisions('error', names, at),
    ...sharedCodes(rows(subject)).map(([first, second, row]) =>
      diagnose('duplicate-error-code', at(second), { first, second, code: String(row.code), subcode: String(row.subcode) }),
    ),
  ];
}

export function errorNames(subject: Subject | undefined): readonly string[] {
  return subject ? Object.keys(rows(subject)) : [];
}

/** Errors an action may answer with are in the catalogue. */
export function checkActionErrors(subject: Subject, catalogue: readonly string[]): Diagnostic[] {
  return actionsOf(subject).flatMap(([name, action]) => {
    const places = [[name] as readonly string[], ...layersOf(action).map(([version]) => [name, version])];
    return places.flatMap((path) => {
      const { errors } = path.reduce<Tree>((value, key) => value[key] as Tree, subject.value);
      return (Array.isArray(errors) ? errors : []).flatMap((error: unknown, i) => {
        if (typeof error !== 'string' || catalogue.includes(error)) return [];
        const at = subject.source.locator.location([...path, 'errors', String(i)]);
        return [diagnose('unknown-error', at, { name: error, expected: didYouMean(error, catalogue, 'a name in errors.conf') })];
      });
    });
  });
}

function rows({ value }: Subject): Tree {
  return isNode(value.errors) ? value.errors : {};
}

/** Each error with the first one of the same code and subcode. */
function sharedCodes(all: Tree): (readonly [string, string, Tree])[] {
  const seen = new Map<string, string>();
  return Object.entries(all).flatMap(([name, row]) => {
    if (!isNode(row)) return [];
    const id = `${row.code}/${row.subcode}`;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, name);
    return first === undefined ? [] : [[first, name, row] as const];
  });
}
