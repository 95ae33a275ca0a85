import type { Canonical } from '../../../lock/contract.js';
import type { ContractSchema } from '../pairs.js';
import { missingFrom, valuesOf } from '../values.js';

/** The values that one schema lists and the other, which lists values too, does not. Null is left to the rules of its own. */
export function changedValues(one: ContractSchema, other: ContractSchema): readonly Canonical[] {
  const [values, others] = [valuesOf(one), valuesOf(other)];
  return values && others ? missingFrom(others, values).filter((value) => value !== null) : [];
}
