import { InvalidDocumentError } from './errors.js';
import { isPlain, ownMember } from './paths.js';

/** What every engine asks of a document before it keeps it. */

/** @throws InvalidDocumentError for an id that is no text, empty, or holds control characters, which SQLite would cut. */
export function checkedId(id: unknown): string {
  if (typeof id !== 'string') throw new InvalidDocumentError('id', 'an id is a text');
  if (id === '') throw new InvalidDocumentError('id', 'an id is not empty');
  if (/[\p{Cc}\p{Cs}]/u.test(id)) throw new InvalidDocumentError('id', 'an id has no control characters');
  return id;
}

/** The value at a declared path. @throws InvalidDocumentError when a list lies on the way: then the path means many values. */
export function declaredValue(document: unknown, path: string): unknown {
  let value = document;
  for (const step of path.split('.')) {
    if (Array.isArray(value)) throw new InvalidDocumentError(path, 'a list lies on the way to a declared path');
    if (!isPlain(value)) return undefined;
    value = ownMember(value, step);
  }
  return value;
}

/** For a value at a declared path that is of another type. */
export function notDeclared(path: string, type: string): InvalidDocumentError {
  return new InvalidDocumentError(path, `it is declared to be a ${type}`);
}
