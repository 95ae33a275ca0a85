import { InvalidDocumentError } from '../errors.js';
import { isPlain, ownMember, type Plain } from '../paths.js';
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
  for (const [path, kind] of Object.entries(scalars)) {
    const value = through(document, path);
    if (value !== undefined && value !== null && !kinds[kind](value)) {
      throw new InvalidDocumentError(path, `it is declared to be a ${kind}`);
    }
  }
}

/** Refuses a change that would put something else there: the server knows no declarations. @throws InvalidDocumentError */
export function checkChange([operator, path, operand]: Change, scalars: Scalars): void {
  if (operator === '$unset' || operator === '$pull') return;
  const after = operator === '$push' || operator === '$addToSet' ? [] : operand;
  const document = path.split('.').reduceRight<unknown>((inner, step) => Object.fromEntries([[step, inner]]), after);
  checkDeclared(document as Plain, scalars);
}

/** The value at a path through objects; a list on the way would make it mean many values. */
function through(document: object, path: string): unknown {
  let value: unknown = document;
  for (const step of path.split('.')) {
    if (Array.isArray(value)) throw new InvalidDocumentError(path, 'a list lies on the way to a declared path');
    if (!isPlain(value)) return undefined;
    value = ownMember(value, step);
  }
  return value;
}
