import { isNode } from '../../definition/schema-walk.js';
import type { Canonical } from '../../lock/contract.js';
import type { ContractSchema } from './pairs.js';

/** Kinds of JSON values; the numbers that are no integers are a kind of their own, so that types are plain sets. */
const KINDS = ['null', 'boolean', 'integer', 'fraction', 'string', 'array', 'object'] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds of values a schema takes, going by `type`, or else by the values or the forms it lists. */
export function kindsOf(schema: ContractSchema): ReadonlySet<Kind> {
  if (isNode(schema.not) && Object.keys(schema.not).length === 0) return new Set();
  const types = listOf(schema.type);
  if (types.length > 0) return new Set(types.flatMap((type) => (type === 'number' ? ['integer', 'fraction'] : [type])) as Kind[]);
  const values = valuesOf(schema);
  if (values) return new Set(values.map(kindOf));
  const forms = listOf(schema.anyOf ?? schema.oneOf);
  return new Set(forms.length > 0 ? forms.flatMap((form) => [...kindsOf(schemaOf(form))]) : KINDS);
}

/** Whether a schema says nothing about the kind of its values. */
export function isAny(schema: ContractSchema): boolean {
  return kindsOf(schema).size === KINDS.length;
}

/** Whether both schemas leave the type of their values to the forms they list: then it is the forms that change. */
export function goByForms(one: ContractSchema, other: ContractSchema): boolean {
  const byForms = (keyword: string) => [one, other].every((each) => keyword in each && !('type' in each) && !valuesOf(each));
  return byForms('anyOf') || byForms('oneOf');
}

/** Types in words: `"string or null"`. */
export function kindsText(kinds: ReadonlySet<Kind>): string {
  if (kinds.size === KINDS.length) return 'any';
  if (kinds.size === 0) return 'nothing';
  const number = kinds.has('integer') && kinds.has('fraction');
  return [...kinds].flatMap((kind) => (number && kind === 'integer' ? [] : [kind === 'fraction' ? 'number' : kind])).join(' or ');
}

/** The only values a schema takes, where it lists them. */
export function valuesOf(schema: ContractSchema): readonly Canonical[] | undefined {
  if (Object.hasOwn(schema, 'const')) return [schema.const as Canonical];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}

/** Whether null is a value of the one and not of the other; a schema that takes anything takes it without saying so. */
export function aloneTakesNull(one: ContractSchema, other: ContractSchema): boolean {
  return !isAny(one) && !isAny(other) && !goByForms(one, other) && takesNull(one) && !takesNull(other);
}

function takesNull(schema: ContractSchema): boolean {
  return kindsOf(schema).has('null') && (valuesOf(schema)?.includes(null) ?? true);
}

/** The members of `all` that `others` does not have. */
export function missingFrom(others: readonly Canonical[], all: readonly Canonical[]): readonly Canonical[] {
  const known = new Set(others.map((each) => JSON.stringify(each)));
  return all.filter((each) => !known.has(JSON.stringify(each)));
}

export function isSubset<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  return [...part].every((each) => whole.has(each));
}

/** A lone value or a list as a list. */
export function listOf(value: Canonical | undefined): readonly Canonical[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A boolean schema as an object: `true` takes anything, `false` nothing. */
export function schemaOf(value: Canonical | undefined): ContractSchema {
  if (value === false) return { not: {} };
  return isNode(value) ? (value as ContractSchema) : {};
}

function kindOf(value: Canonical): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value as 'boolean' | 'string' | 'object';
}
