import type { Document as Stage, Filter as ServerFilter } from 'mongodb';
import type { Stored } from './stored.js';

/**
 * A pipeline whose rows are `{_id: value, count}`: how many matches have each distinct value at a path, null where it is missing.
 * A document counts once for each distinct item of a list. Lists on the way are unwound one by one rather than left to a path
 * expression, which not every server takes through a list of objects.
 *
 * @param single no document has a list at the path
 */
export function countByPipeline(path: string, filter: ServerFilter<Stored>, single: boolean): Stage[] {
  const counted = (value: string): Stage => ({ $group: { _id: value, count: { $sum: 1 } } });
  if (single) return [{ $match: filter }, counted(`$${path}`)];
  const perDocument = { $group: { _id: '$_id', values: { $addToSet: `$${path}` } } };
  return [{ $match: filter }, ...stepsOf(path).map(unwound), perDocument, unwound('values'), counted('$values')];
}

function unwound(path: string): Stage {
  return { $unwind: { path: `$${path}`, preserveNullAndEmptyArrays: true } };
}

/** `a.b.c` as `a`, `a.b`, `a.b.c`. */
function stepsOf(path: string): string[] {
  const steps = path.split('.');
  return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
}
