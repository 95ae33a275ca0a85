import { isNode } from '../../definition/schema-walk.js';
import type { Canonical } from '../../lock/contract.js';
import type { ContractSchema, Field, FieldPair, SchemaPair } from './pairs.js';
import { goByForms, isAny, kindsOf, listOf, missingFrom, schemaOf } from './values.js';

/** A place in the request or the response of a layer. */
export interface Spot {
  /** As readers see it: `"request.filter.tags[]"`. */
  readonly path: string;
  /** Keys that lead there in the schema. */
  readonly keys: readonly string[];
}

/** What rules look at, with its place. */
export type Visit = { readonly spot: Spot } & (
  | { readonly about: 'type' | 'schema'; readonly subject: SchemaPair }
  | { readonly about: 'field'; readonly subject: FieldPair }
);

/** Everything two schemas describe, side by side, parents first. Below a field that only one side has nothing is visited. */
export function* walkPairs(was: ContractSchema, is: ContractSchema, spot: Spot): Generator<Visit> {
  yield { about: 'type', spot, subject: { was, is } };
  // Where the type says it all, what stands below it would say it again.
  if (!goByForms(was, is) && (isAny(was) !== isAny(is) || !overlap(was, is))) return;
  yield { about: 'schema', spot, subject: { was, is } };
  yield* fields(was, is, spot);
  yield* values(was, is, spot);
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const [before, after] = changedAlternatives({ was, is }, keyword);
    const [one, other] = [before[0], after[0]];
    if (before.length === 1 && after.length === 1 && isNode(one) && isNode(other)) {
      const index = listOf(is[keyword]).indexOf(other);
      yield* walkPairs(one, other, below(spot, '', keyword, String(index)));
    }
  }
}

/** The alternatives of a keyword that only the one or only the other side has. */
export function changedAlternatives(
  { was, is }: SchemaPair,
  keyword: string,
): readonly [readonly Canonical[], readonly Canonical[]] {
  const [before, after] = [listOf(was[keyword]), listOf(is[keyword])];
  return [missingFrom(after, before), missingFrom(before, after)];
}

function* fields(was: ContractSchema, is: ContractSchema, spot: Spot): Generator<Visit> {
  const [before, after] = [fieldsOf(was, is), fieldsOf(is, was)];
  for (const name of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [old, now] = [before.get(name), after.get(name)];
    const at = below(spot, `.${name}`, 'properties', name);
    yield { about: 'field', spot: at, subject: { name, ...(old ? { was: old } : {}), ...(now ? { is: now } : {}) } };
    if (old && now) yield* walkPairs(old.schema, now.schema, at);
  }
}

/** What lists and maps hold. */
function* values(was: ContractSchema, is: ContractSchema, spot: Spot): Generator<Visit> {
  if ('items' in was || 'items' in is) yield* walkPairs(schemaOf(was.items), schemaOf(is.items), below(spot, '[]', 'items'));
  const [before, after] = [was.additionalProperties, is.additionalProperties];
  // Closing and opening an object is a rule of its own.
  if ((before !== undefined || after !== undefined) && before !== false && after !== false) {
    yield* walkPairs(schemaOf(before), schemaOf(after), below(spot, '.*', 'additionalProperties'));
  }
  const [patterns, others] = [schemaOf(was.patternProperties), schemaOf(is.patternProperties)];
  for (const pattern of Object.keys(patterns).filter((key) => Object.hasOwn(others, key))) {
    yield* walkPairs(
      schemaOf(patterns[pattern]),
      schemaOf(others[pattern]),
      below(spot, `.${pattern}`, 'patternProperties', pattern),
    );
  }
}

/** The fields a schema declares. One of several forms may also demand fields that are declared beside it: those are of any type in both. */
function fieldsOf(schema: ContractSchema, other: ContractSchema): ReadonlyMap<string, Field> {
  const [declared, elsewhere] = [schemaOf(schema.properties), schemaOf(other.properties)];
  const required = listOf(schema.required);
  const demanded = [...required, ...listOf(other.required)].map(String);
  const undeclared = demanded.filter((name) => !Object.hasOwn(declared, name) && !Object.hasOwn(elsewhere, name));
  const field = (name: string, type: ContractSchema): [string, Field] => [
    name,
    { schema: type, required: required.includes(name) },
  ];
  return new Map([
    ...undeclared.map((name) => field(name, {})),
    ...Object.entries(declared).map(([name, type]) => field(name, schemaOf(type as Canonical))),
  ]);
}

function below({ path, keys }: Spot, shown: string, ...more: readonly string[]): Spot {
  return { path: `${path}${shown}`, keys: [...keys, ...more] };
}

/** Whether some value beside null is of a type of both. */
function overlap(was: ContractSchema, is: ContractSchema): boolean {
  const [kinds, others] = [kindsOf(was), kindsOf(is)];
  const onlyNull = kinds.size === 1 && others.size === 1;
  return [...kinds].some((kind) => others.has(kind) && (onlyNull || kind !== 'null'));
}
