import type { HoconFile } from './hocon.js';
import type { ErrorRow } from './ir.js';
import { isNode } from './schema-walk.js';

/** Rows of a checked error catalogue, by code, then subcode. */
export function catalogueOf({ value, locator }: HoconFile): ErrorRow[] {
  const rows = isNode(value?.errors) ? Object.entries(value.errors) : [];
  return rows
    .map(([name, row]) => {
      const { code, subcode, message } = row as { code: number; subcode: number; message: string };
      return { code, subcode, name, message, location: locator.location(['errors', name]) };
    })
    .sort((a, b) => a.code - b.code || a.subcode - b.subcode);
}
