import type { Filter as ServerFilter, Document as Stage } from 'mongodb';
import type { Figures, Group, Scalar } from '../port.js';
import { type Stored, storedPath } from './stored.js';

/*
 * Lists on the way to a value are unwound one by one rather than left to a path expression (or to `distinct`): not every server takes
 * those through a list of objects.
 */

/** A pipeline whose rows are `{_id: value}`, one for each distinct value at a path, items of lists one by one. */
export function distinctPipeline(path: string, filter: ServerFilter<Stored>): Stage[] {
  return [{ $match: filter }, ...stepsOf(path).map(unwound), { $group: { _id: `$${path}` } }];
}

/**
 * A pipeline whose rows are `{_id: value, count}`: how many matches have each distinct value at a path, null where it is missing.
 * A document counts once for each distinct item of a list.
 *
 * @param single no document has a list at the path
 */
export function countByPipeline(path: string, filter: ServerFilter<Stored>, single: boolean): Stage[] {
  if (single) return [{ $match: filter }, counted(path)];
  const perDocument = { $group: { _id: '$_id', values: { $addToSet: `$${path}` } } };
  return [{ $match: filter }, ...stepsOf(path).map(unwound), perDocument, unwound('values'), counted('values')];
}

/** A group as the server gives it. */
export interface GroupRow {
  /** Values under `k0`, `k1` and so on. */
  readonly _id: Readonly<Record<string, Scalar>>;
  readonly count: number;
  readonly sum: number;
  readonly max: Scalar;
}

/** A pipeline whose rows are groups, one for each combination of values at paths that hold no lists. */
export function groupPipeline(paths: readonly string[], filter: ServerFilter<Stored>, { sum, max }: Figures): Stage[] {
  // Missing and null would be two values.
  const keys = paths.map((path, i) => [`k${i}`, { $ifNull: [`$${storedPath(path)}`, null] }] as const);
  const group = {
    _id: Object.fromEntries(keys),
    count: { $sum: 1 },
    sum: { $sum: sum === undefined ? 0 : `$${storedPath(sum)}` },
    max: { $max: max === undefined ? null : `$${storedPath(max)}` },
  };
  return [{ $match: filter }, { $group: group }];
}

/** The port's group for a row of the pipeline. */
export function groupOf({ _id, count, sum, max }: GroupRow, paths: readonly string[]): Group {
  return { values: paths.map((_, i) => _id[`k${i}`] ?? null), count, sum, max: max ?? null };
}

function counted(path: string): Stage {
  return { $group: { _id: `$${path}`, count: { $sum: 1 } } };
}

function unwound(path: string): Stage {
  return { $unwind: { path: `$${path}`, preserveNullAndEmptyArrays: true } };
}

/** `a.b.c` as `a`, `a.b`, `a.b.c`. */
function stepsOf(path: string): string[] {
  const steps = path.split('.');
  return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
}
