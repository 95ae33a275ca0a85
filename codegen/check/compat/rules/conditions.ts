import type { Canonical } from '../../../lock/contract.js';
import type { ContractSchema } from '../pairs.js';
import { isSubset, kindsOf, schemaOf } from '../values.js';
import { changedAlternatives } from '../walk.js';

/** Keywords that say together what must hold of a value beside its type and its members, the first of which is not there alone. */
const CONDITIONS: readonly (readonly [string, ...string[]])[] = [
  ['not'],
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
  ['propertyNames'],
  ['prefixItems'],
];
const ALTERNATIVES = ['anyOf', 'oneOf'];

type Condition = readonly [keyword: string, value: Canonical];

/** The conditions that one schema has and the other does not. */
export function loneConditions(one: ContractSchema, other: ContractSchema): readonly Condition[] {
  const lone = CONDITIONS.filter(([keyword]) => keyword in one && !(keyword in other));
  // Where a choice of forms allows more types than there were, it is the types that changed.
  const chosen = isSubset(kindsOf(one), kindsOf(other)) ? ALTERNATIVES : [];
  const choices = chosen.filter((keyword) => keyword in one && !(keyword in other)).map((keyword) => [keyword] as const);
  const [own, others] = changedAlternatives({ was: one, is: other }, 'allOf');
  const joined = own.length === 1 && others.length === 1 ? [] : own;
  return [
    ...[...lone, ...choices].map(([keyword]): Condition => [keyword, one[keyword] as Canonical]),
    ...joined.map((each): Condition => ['allOf', each]),
  ];
}

/** The conditions that both have, and that are not the same. */
export function changedConditions(was: ContractSchema, is: ContractSchema): readonly (readonly [string, Canonical, Canonical])[] {
  return CONDITIONS.filter(([keyword]) => keyword in was && keyword in is)
    .map((keywords) => [keywords[0], partOf(was, keywords), partOf(is, keywords)] as const)
    .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after));
}

/** The patterns of member names that one schema has and the other does not. */
export function lonePatterns(one: ContractSchema, other: ContractSchema): readonly Condition[] {
  const others = schemaOf(other.patternProperties);
  return Object.entries(schemaOf(one.patternProperties)).filter(([pattern]) => !Object.hasOwn(others, pattern)) as Condition[];
}

function partOf(schema: ContractSchema, keywords: readonly string[]): Canonical {
  if (keywords.length === 1) return schema[keywords[0] as string] as Canonical;
  return Object.fromEntries(keywords.filter((key) => key in schema).map((key) => [key, schema[key] as Canonical]));
}
