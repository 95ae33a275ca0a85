import type { Canonical } from '../../../lock/contract.js';
import { type ContractSchema, said } from '../pairs.js';
import { type Change, type SchemaRule, schemaRules } from '../rule.js';

/** Keywords that bound one measure of a value from either side, and what it means when they do so more or less. */
export interface Limits {
  /** `"length"` makes `request-length-narrowed` and the like. */
  readonly name: string;
  readonly lower: readonly string[];
  readonly upper: readonly string[];
  /** The measure is never below zero: then a lower bound of 0 says nothing. */
  readonly counts?: boolean;
  readonly narrowed: Explanations;
  readonly widened: Explanations;
}

type Explanations = { readonly request: string; readonly response: string };

/** The four rules about a measure: narrower and wider, on either side. */
export function limitRules(limits: Limits): readonly SchemaRule[] {
  const { name, narrowed, widened } = limits;
  return [
    ...schemaRules({
      name: `${name}-narrowed`,
      about: 'schema',
      effect: 'narrows',
      explanations: narrowed,
      find: ({ was, is }) => tighter(limits, was, is).map((keyword) => change(keyword, was[keyword], is[keyword])),
    }),
    ...schemaRules({
      name: `${name}-widened`,
      about: 'schema',
      effect: 'widens',
      explanations: widened,
      find: ({ was, is }) => tighter(limits, is, was).map((keyword) => change(keyword, was[keyword], is[keyword])),
    }),
  ];
}

/** Keywords by which `one` bounds the measure less than `other`. */
function tighter({ lower, upper, counts = false }: Limits, one: ContractSchema, other: ContractSchema): string[] {
  const lowest = counts ? 0 : -Infinity;
  const bound = (schema: ContractSchema, keyword: string, missing: number) => Number(schema[keyword] ?? missing);
  return [
    ...lower.filter((keyword) => bound(other, keyword, lowest) > bound(one, keyword, lowest)),
    ...upper.filter((keyword) => bound(other, keyword, Infinity) < bound(one, keyword, Infinity)),
  ];
}

/** What became of a keyword: `minimum 0 became 1`, `minimum 0 is new`, `minimum 0 is gone`. */
export function change(keyword: string, was: Canonical | undefined, is: Canonical | undefined): Change {
  if (was === undefined) return { message: `${keyword} ${said(is)} is new`, ...(is === undefined ? {} : { is }) };
  if (is === undefined) return { message: `${keyword} ${said(was)} is gone`, was };
  return { message: `${keyword} ${said(was)} became ${said(is)}`, was, is };
}
