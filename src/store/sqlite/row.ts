import { InvalidDocumentError } from '../errors.js';
import { isScalar } from '../filter-shape.js';
import { isPlain, ownMember, valuesAt } from '../paths.js';
import type { SqlValue } from './driver.js';
import type { Column, ItemTable } from './layout.js';
import { toColumn, toItem } from './values.js';

/** @throws InvalidDocumentError for an id that is no text, empty, or holds control characters, which SQLite would cut. */
export function checkedId(id: unknown): string {
  if (typeof id !== 'string') throw new InvalidDocumentError('id', 'an id is a text');
  if (id === '') throw new InvalidDocumentError('id', 'an id is not empty');
  if (/[\p{Cc}\p{Cs}]/u.test(id)) throw new InvalidDocumentError('id', 'an id has no control characters');
  return id;
}

/** What the column holds for a document. @throws InvalidDocumentError when the value is not what the collection declares. */
export function columnValue(column: Column, document: object): SqlValue {
  const value = through(document, column.path);
  if (value === undefined || value === null) return null;
  const bound = toColumn(column.type, value);
  if (bound === undefined) throw new InvalidDocumentError(column.path, `it is declared to be a ${column.type}`);
  return bound;
}

/** The distinct scalars a side table's path leads to: the items of a list, a single value, or a member of each object in a list. */
export function itemsOf(table: ItemTable, document: object): SqlValue[] {
  const scalars = valuesAt(document, table.path).filter(isScalar);
  const byKey = new Map(scalars.map((scalar) => toItem(scalar)).map((item) => [itemKey(item), item]));
  return [...byKey.values()];
}

export function sameItems(a: readonly SqlValue[], b: readonly SqlValue[]): boolean {
  return a.length === b.length && a.every((item, i) => itemKey(item) === itemKey(b[i] ?? null));
}

function itemKey(item: SqlValue): string {
  return `${typeof item} ${String(item)}`;
}

/** The value at a path through objects. @throws InvalidDocumentError when a list lies on the way: then the path means many values. */
function through(document: object, path: string): unknown {
  let value: unknown = document;
  for (const step of path.split('.')) {
    if (Array.isArray(value)) throw new InvalidDocumentError(path, 'a list lies on the way to a declared path');
    if (!isPlain(value)) return undefined;
    value = ownMember(value, step);
  }
  return value;
}
