import { declaredValue, notDeclared } from '../document-rules.js';
import { isScalar } from '../filter-shape.js';
import { valuesAt } from '../paths.js';
import type { SqlValue } from './driver.js';
import type { Column, ItemTable } from './layout.js';
import { toColumn, toItem } from './values.js';

/** What the column holds for a document. @throws InvalidDocumentError when the value is not what the collection declares. */
export function columnValue(column: Column, document: object): SqlValue {
  const value = declaredValue(document, column.path);
  if (value === undefined || value === null) return null;
  const bound = toColumn(column.type, value);
  if (bound === undefined) throw notDeclared(column.path, column.type);
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
