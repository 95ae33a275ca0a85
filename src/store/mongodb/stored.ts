import { InvalidDocumentError } from '../errors.js';
import type { Document } from '../port.js';
import { checkStorable } from './check-document.js';

/** A document as MongoDB has it: the port's, with `_id` for `id`. */
export interface Stored {
  readonly _id: string;
  readonly [field: string]: unknown;
}

/**
 * Renames `id` to `_id`. Only at the top: what an inner object calls `id` is its own affair.
 *
 * @throws InvalidDocumentError
 */
export function toStored(document: Document): Stored {
  checkStorable(document);
  const { id, ...fields } = document;
  if (typeof id !== 'string') throw new InvalidDocumentError('id', 'it is no text');
  return { _id: id, ...fields };
}

/** Renames `_id` back. */
export function fromStored<T extends Document>({ _id, ...fields }: Stored): T {
  return { id: _id, ...fields } as unknown as T;
}

/** The stored name of a path from the top of a document: `_id` for `id`, every other as it is. */
export function storedPath(path: string): string {
  return path === 'id' ? '_id' : path;
}
