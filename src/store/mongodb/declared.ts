import { declaredValue, notDeclared } from '../document-rules.js';
import type { Plain } from '../paths.js';
import type { CollectionDefinition } from '../port.js';
import type { Change } from '../update.js';

type Scalars = CollectionDefinition['scalars'];

/** What must be at a declared path, if anything is. */
const kinds: Readonly<Record<Scalars[string], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && !Number.isNaN(value),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
};

/** Refuses a document that has something else at a declared path than the collection says. @throws InvalidDocumentError */
export function checkDeclared(document: object, scalars: Scalars): void {
  for (const path of Object.keys(scalars)) checkAt(document, path, scalars);
}

/** Refuses a change that would put something else there: the server knows no declarations. @throws InvalidDocumentError */
export function checkChange([operator, path, operand]: Change, scalars: Scalars): void {
  if (operator === '$unset' || operator === '$pull') return;
  const touched = Object.keys(scalars).filter(
    (declared) => declared === path || isInside(declared, path) || isInside(path, declared),
  );
  if (touched.length === 0) return;
  const after = operator === '$push' || operator === '$addToSet' ? [] : operand;
  const document = path.split('.').reduceRight<unknown>((inner, step) => Object.fromEntries([[step, inner]]), after);
  for (const declared of touched) checkAt(document as Plain, declared, scalars);
}

function isInside(path: string, outer: string): boolean {
  return path.startsWith(outer) && path[outer.length] === '.';
}

function checkAt(document: object, path: string, scalars: Scalars): void {
  const value = declaredValue(document, path);
  const kind = scalars[path];
  if (value === undefined || value === null || kind === undefined || kinds[kind](value)) return;
  throw notDeclared(path, kind);
}
