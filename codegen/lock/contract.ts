import type { LayerDefinition, SchemaNode } from '../definition/ir.js';
import { isNode, ONE_SCHEMA, SCHEMA_LIST, SCHEMAS_BY_NAME } from '../definition/schema-walk.js';

/** A value of JSON whose object keys are sorted. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | CanonicalObject;
export interface CanonicalObject {
  readonly [key: string]: Canonical;
}

/**
 * What callers of a layer rely on: `request` or `batch`, and `response`. References are followed; descriptions, `x-` keys and
 * every order without meaning are gone. Equal for layers that take and give the same values in the same way.
 */
export type Contract = CanonicalObject;

/** Keywords that say nothing about which values are taken. */
const ANNOTATIONS: ReadonlySet<string> = new Set(['$comment', 'title', 'description', 'examples', 'deprecated']);
/** Lists of names, of values or of schemas in which order means nothing. */
const SETS: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'allOf', 'anyOf', 'oneOf']);
/** What a definition that is a part of layers holds. */
const SIDES: ReadonlySet<string> = new Set(['request', 'response']);
const NAME_SETS: ReadonlySet<string> = new Set(['dependencies', 'dependentRequired']);

const NONE: ReadonlySet<string> = new Set();

/**
 * The contract of a layer of a checked definition, whose references all lead somewhere and never in circles.
 *
 * @param kept keywords that stay although they say nothing about which values are taken
 */
export function contractOf(
  layer: LayerDefinition,
  definitions: Readonly<Record<string, SchemaNode>>,
  kept: ReadonlySet<string> = NONE,
): Contract {
  const follow = (node: unknown): Canonical => (isNode(node) ? schemaContract(node, definitions, kept) : canonicalValue(node));
  return sorted({
    ...(layer.request ? { request: follow(layer.request) } : {}),
    ...(layer.batch ? { batch: canonicalValue(layer.batch) } : {}),
    response: follow(layer.response),
  });
}

/** What a schema says of values, the same way. */
export function schemaContract(
  node: SchemaNode,
  definitions: Readonly<Record<string, SchemaNode>>,
  kept: ReadonlySet<string> = NONE,
): CanonicalObject {
  return canonicalSchema(node, { definitions, kept });
}

interface Scope {
  readonly definitions: Readonly<Record<string, SchemaNode>>;
  readonly kept: ReadonlySet<string>;
}

function canonicalSchema(node: SchemaNode, scope: Scope): CanonicalObject {
  const { definitions, kept } = scope;
  const follow = (value: unknown): Canonical => (isNode(value) ? canonicalSchema(value, scope) : canonicalValue(value));
  const counts = (keyword: string) => kept.has(keyword) || !(ANNOTATIONS.has(keyword) || keyword.startsWith('x-'));
  const entries = Object.entries(referred(node, definitions))
    .filter(([keyword, value]) => counts(keyword) && !meansNothing(keyword, value))
    .map(([keyword, value]): readonly [string, Canonical] => {
      if (ONE_SCHEMA.has(keyword) || SIDES.has(keyword)) return [keyword, follow(value)];
      if (SCHEMAS_BY_NAME.has(keyword) && isNode(value)) return [keyword, sorted(mapValues(value, follow))];
      if (NAME_SETS.has(keyword) && isNode(value))
        return [keyword, sorted(mapValues(value, (names) => asSet(canonicalValue(names))))];
      const plain = SCHEMA_LIST.has(keyword) && Array.isArray(value) ? value.map(follow) : canonicalValue(value);
      return [keyword, SETS.has(keyword) ? asSet(plain) : plain];
    });
  return sorted(Object.fromEntries(entries));
}

/** The schema with the reference at its top followed; what stands beside the reference wins. */
function referred(node: SchemaNode, definitions: Readonly<Record<string, SchemaNode>>): SchemaNode {
  if (typeof node.$ref !== 'string') return node;
  const { $ref, ...beside } = node;
  const target = definitions[$ref.slice($ref.lastIndexOf('/') + 1)];
  return target === undefined ? node : { ...referred(target, definitions), ...beside };
}

/** Whether leaving the keyword out says the same. */
function meansNothing(keyword: string, value: unknown): boolean {
  return (
    (keyword === 'additionalProperties' && value === true) ||
    (keyword === 'required' && Array.isArray(value) && value.length === 0)
  );
}

/** A list as a set: sorted, and a lone type as itself. */
function asSet(value: Canonical): Canonical {
  if (!Array.isArray(value)) return value;
  return value
    .map((each: Canonical) => [JSON.stringify(each), each] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);
}

function canonicalValue(value: unknown): Canonical {
  if (Array.isArray(value)) return value.map(canonicalValue);
  if (isNode(value)) return sorted(mapValues(value, canonicalValue));
  return value === undefined ? null : (value as Canonical);
}

function mapValues(object: object, change: (value: unknown) => Canonical): CanonicalObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function sorted(object: CanonicalObject): CanonicalObject {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
