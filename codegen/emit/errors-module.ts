import type { ErrorRow } from '../definition/ir.js';
import { withHeader } from './header.js';
import { printValue } from './print/typescript.js';

/** `errors.ts`: the error catalogue. */
export function errorsModule(rows: readonly ErrorRow[]): string {
  const errors = Object.fromEntries(rows.map(({ code, subcode, name, message }) => [name, { code, subcode, name, message }]));
  return withHeader(
    'The error catalogue.',
    `export const errors = ${printValue(errors)} as const;\n\nexport type ErrorName = keyof typeof errors;`,
  );
}
