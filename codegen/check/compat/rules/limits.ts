import type { Canonical } from '../../../lock/contract.js';
import { type ContractSchema, said } from '../pairs.js';
import { type Change, type SchemaRule, schemaRules } from '../rule.js';

/** Keywords that bound one measure of a value from either side, and how the rules about it are called. */
export interface Limits {
  /** `"length"` leads to `request-length-narrowed` and the like. */
  readonly name: string;
  /** What is measured, to end a sentence with: `"this length"`. */
  readonly lower: readonly string[];
  readonly upper: readonly string[];
  /** A measure that cannot be below zero: then a lower bound of 0 says nothing. */
  readonly counts?: boolean;
  /** What is refused, and what comes back, when it gets narrower. */
  readonly narrowed: Explanations;
  readonly widened: Explanations;
}

type Explanations = { readonly request: string; readonly response: string };

/** The four rules about a measure: narrower and wider, on either side. */
export function limitRules({ name, lower, upper, counts = false, narrowed, widened }: Limits): readonly SchemaRule[] {
  const bound = (schema: ContractSchema, keyword: string, missing: number): number => {
    const value = schema[keyword];
    if (typeof value !== 'number') return missing;
    return counts && missing < 0 && value === 0 ? missing : value;
  };
  /** Changed bounds; those that move by `way` (1 up, -1 down) from the lower side, the other way from the upper. */
  const moved = (was: ContractSchema, is: ContractSchema, way: 1 | -1): Change[] => {
    const risen = (keyword: string) => way * (bound(is, keyword, -Infinity) - bound(was, keyword, -Infinity)) > 0;
    const fallen = (keyword: string) => way * (bound(was, keyword, Infinity) - bound(is, keyword, Infinity)) > 0;
    return [...lower.filter(risen), ...upper.filter(fallen)].map((keyword) => change(keyword, was[keyword], is[keyword]));
  };
  return [
    ...schemaRules({
      name: `${name}-narrowed`,
      about: 'schema',
      effect: 'narrows',
      explanations: narrowed,
      find: ({ was, is }) => moved(was, is, 1),
    }),
    ...schemaRules({
      name: `${name}-widened`,
      about: 'schema',
      effect: 'widens',
      explanations: widened,
      find: ({ was, is }) => moved(was, is, -1),
    }),
  ];
}

/** `minimum 0 became 1`, of a keyword that says something else, something for the first time, or nothing any more. */
export function change(keyword: string, was: Canonical | undefined, is: Canonical | undefined): Change {
  if (was === undefined) return { message: `${keyword} ${said(is)} is new`, ...(is === undefined ? {} : { is }) };
  if (is === undefined) return { message: `${keyword} ${said(was)} is gone`, was };
  return { message: `${keyword} ${said(was)} became ${said(is)}`, was, is };
}
