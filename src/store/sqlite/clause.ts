import type { SqlValue } from './driver.js';

/** A condition in SQL. Not exact: it holds for every document the condition holds for, and maybe for more. */
export interface Clause {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  readonly exact: boolean;
}

export const always: Clause = { sql: '1', params: [], exact: true };
export const never: Clause = { sql: '0', params: [], exact: true };
/** Says nothing: everything may match. */
export const unknown: Clause = { sql: '1', params: [], exact: false };

export function exactly(sql: string, ...params: readonly SqlValue[]): Clause {
  return { sql, params, exact: true };
}

export function atMost(sql: string, ...params: readonly SqlValue[]): Clause {
  return { sql, params, exact: false };
}

export function and(clauses: readonly Clause[]): Clause {
  return joined(
    ' AND ',
    clauses.filter((clause) => clause.sql !== '1' || !clause.exact),
    always,
  );
}

export function or(clauses: readonly Clause[]): Clause {
  if (clauses.some((clause) => clause.sql === '1')) return clauses.some((clause) => clause === always) ? always : unknown;
  return joined(
    ' OR ',
    clauses.filter((clause) => clause.sql !== '0'),
    never,
  );
}

/** SQL knows three truths: a comparison with a missing value is neither true nor false, and its opposite must be true. */
export function not(clause: Clause): Clause {
  return clause.exact ? exactly(`(${clause.sql}) IS NOT TRUE`, ...clause.params) : unknown;
}

function joined(operator: ' AND ' | ' OR ', clauses: readonly Clause[], none: Clause): Clause {
  const [first] = clauses;
  if (!first) return none;
  if (clauses.length === 1) return first;
  if (clauses.length > WIDEST) {
    const half = clauses.length >> 1;
    return joined(operator, [joined(operator, clauses.slice(0, half), none), joined(operator, clauses.slice(half), none)], none);
  }
  const params = clauses.flatMap((clause) => clause.params);
  if (params.length > MAX_PARAMETERS) return unknown;
  return { sql: clauses.map(({ sql }) => `(${sql})`).join(operator), params, exact: clauses.every(({ exact }) => exact) };
}

/** SQLite nests `a OR b OR c` once for each term, and no deeper than 1000: longer rows of terms are halved. */
const WIDEST = 64;
/** Lists up to this length are written out, which lets SQLite see how long they are. */
const WRITTEN_OUT = 8;
/** SQLite's limit on parameters is 32766. */
const MAX_PARAMETERS = 30_000;

/** `expression IN (...)` for any number of values; long lists travel as one JSON parameter. */
export function within(expression: string, values: readonly SqlValue[]): Clause {
  if (values.length === 0) return never;
  if (values.length === 1) return exactly(`${expression} = ?`, ...values);
  if (values.length <= WRITTEN_OUT) return exactly(`${expression} IN (${values.map(() => '?').join(', ')})`, ...values);
  const plain = values.filter(carriedByJson);
  const others = values.filter((value) => !carriedByJson(value));
  if (others.length > MAX_PARAMETERS) return unknown;
  const list = exactly(`${expression} IN (SELECT value FROM json_each(?))`, JSON.stringify(plain));
  return others.length === 0 ? list : or([list, exactly(`${expression} IN (${others.map(() => '?').join(', ')})`, ...others)]);
}

/** Fractions could lose their last digit on the way through SQLite's JSON. */
function carriedByJson(value: SqlValue): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}
