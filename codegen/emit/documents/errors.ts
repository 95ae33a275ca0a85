import type { ActionDefinition, ErrorRow } from '../../definition/ir.js';

/** Errors of the framework that any call can meet because of what it sends; there in the documents when the catalogue lists them. */
const OF_ANY_CALL = ['bad_request', 'missing_required_fields', 'validation_error'];

/** Those of calls that need credentials. */
const OF_CREDENTIALS = [
  'unauthorized',
  'bad_auth_type',
  'no_credentials',
  'bad_credentials',
  'invalid_credentials',
  'invalid_token',
];

/** Those of calls that not every role may make. */
const OF_ROLES = ['role_not_allowed'];

/** The names of all of them. */
export const frameworkErrors: readonly string[] = [...OF_ANY_CALL, ...OF_CREDENTIALS, ...OF_ROLES];

/** The rows of the catalogue that an action may answer with: its own, and those that its kind of call can meet. */
export function errorsOf({ errors, authorize, allowRoles }: ActionDefinition, rows: readonly ErrorRow[]): ErrorRow[] {
  const names = new Set([
    ...errors,
    ...OF_ANY_CALL,
    ...(authorize ? OF_CREDENTIALS : []),
    ...(allowRoles.includes('*') ? [] : OF_ROLES),
  ]);
  return rows.filter(({ name }) => names.has(name));
}

/** Rows by a number they share, in the order in which the numbers come up. */
export function grouped(rows: readonly ErrorRow[], by: (row: ErrorRow) => number): [number, ErrorRow[]][] {
  const groups = new Map<number, ErrorRow[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups];
}
