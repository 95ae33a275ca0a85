import { checkedId } from '../document-rules.js';
import type { Document } from '../port.js';
import { CHANGED, REVISION } from './change-marks.js';
import { checkStorable } from './check-document.js';

/** A document as MongoDB has it: the port's, with `_id` for `id`. */
export interface Stored {
  readonly _id: string;
  readonly [field: string]: unknown;
}

/**
 * Renames `id` to `_id`. Only at the top: what an inner object calls `id` is its own affair.
 *
 * @throws InvalidDocumentError for what the store does not keep as it is.
 */
export function toStored(document: Document): Stored {
  checkStorable(document);
  const { id, ...fields } = document;
  return { _id: checkedId(id), ...fields };
}

/** Renames `_id` back, and drops the marks for other processes. */
export function fromStored<T extends Document>({ _id, [CHANGED]: _changed, [REVISION]: _revision, ...fields }: Stored): T {
  return { id: _id, ...fields } as unknown as T;
}

/** The stored name of a path from the top of a document: `_id` for `id`, every other as it is. */
export function storedPath(path: string): string {
  return path === 'id' ? '_id' : path;
}
