import { compareValues, sameValue } from './compare.js';
import { itemMatcher } from './match.js';
import { isPlain } from './paths.js';
import type { Filter, Scalar } from './port.js';

type Refuse = (reason: string) => never;

interface Operator {
  /** Whether the path is made when it is missing. */
  readonly creates: boolean;
  /** From the stored value (undefined when missing) to the new one (undefined removes it). */
  readonly apply: (old: unknown, operand: unknown, refuse: Refuse) => unknown;
}

/** What each update operator does to the value at its path. */
export const operators = {
  $set: { creates: true, apply: (_, operand) => operand },
  $unset: { creates: false, apply: () => undefined },
  $inc: { creates: true, apply: increased },
  $min: { creates: true, apply: (old, operand) => (old === undefined || compareValues(operand, old) < 0 ? operand : old) },
  $max: { creates: true, apply: (old, operand) => (old === undefined || compareValues(operand, old) > 0 ? operand : old) },
  $push: { creates: true, apply: (old, operand, refuse) => [...list(old, refuse), ...each(operand, refuse)] },
  $addToSet: { creates: true, apply: withNew },
  $pull: { creates: false, apply: without },
} as const satisfies Record<string, Operator>;

function increased(old: unknown, by: unknown, refuse: Refuse): number {
  if (typeof by !== 'number') return refuse('the step is not a number');
  if (old === undefined) return by;
  return typeof old === 'number' ? old + by : refuse('the stored value is not a number');
}

function withNew(old: unknown, operand: unknown, refuse: Refuse): unknown[] {
  const items = [...list(old, refuse)];
  for (const value of each(operand, refuse)) if (!items.some((item) => sameValue(item, value))) items.push(value);
  return items;
}

function without(old: unknown, operand: unknown, refuse: Refuse): unknown {
  if (old === undefined) return undefined;
  const items = list(old, refuse);
  const matches = itemMatcher(operand as Scalar | Filter);
  const kept = items.filter((item) => !matches(item));
  return kept.length === items.length ? old : kept;
}

function list(old: unknown, refuse: Refuse): readonly unknown[] {
  if (old === undefined) return [];
  return Array.isArray(old) ? old : refuse('the stored value is not a list');
}

/** The values to add: those of `$each`, or the operand itself. */
function each(operand: unknown, refuse: Refuse): readonly unknown[] {
  if (!isPlain(operand) || !Object.hasOwn(operand, '$each')) return [operand];
  const { $each: values, ...others } = operand;
  if (Object.keys(others).length > 0) refuse(`${Object.keys(others).join(', ')} beside $each is not supported`);
  return Array.isArray(values) ? values : refuse('$each is not a list');
}
