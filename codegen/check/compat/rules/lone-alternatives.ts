import type { Canonical } from '../../../lock/contract.js';
import type { ContractSchema } from '../pairs.js';
import { changedAlternatives } from '../walk.js';

/** The forms that one schema allows and the other, which tells forms apart too, does not; a form that only changed is entered instead. */
export function loneAlternatives(one: ContractSchema, other: ContractSchema): readonly Canonical[] {
  return ['anyOf', 'oneOf'].flatMap((keyword) => {
    if (one[keyword] === undefined || other[keyword] === undefined) return [];
    const [own, others] = changedAlternatives({ was: one, is: other }, keyword);
    return own.length === 1 && others.length === 1 ? [] : own;
  });
}
