import fc from 'fast-check';
import type { ApiDefinition, LayerDefinition, SchemaNode } from '../../../../codegen/definition/ir.js';

/** A request and a response of one action at each of two versions, 1.0 and 1.1. */
export function apiWith(was: SchemaNode, is: SchemaNode): ApiDefinition {
  const location = { file: 'notes.conf' };
  const layer = (version: string, schema: SchemaNode): LayerDefinition => ({
    version,
    description: 'D',
    request: schema,
    response: schema,
    location,
  });
  const action = {
    name: 'get',
    fullName: 'notes.get',
    internal: false,
    authorize: true,
    allowRoles: ['*'],
    expand: false,
    idempotent: false,
    login: false,
    stream: false,
    errors: [],
    layers: [layer('1.0', was), layer('1.1', is)],
    location,
  };
  const service = { name: 'notes', description: 'Notes', definitions: {}, actions: [action], location };
  return { services: [service], errors: [], machines: [], surfaces: [] };
}

/** A schema of a field, to some depth. */
export const { schema: anySchema } = fc.letrec<{
  schema: SchemaNode;
  leaf: SchemaNode;
  list: SchemaNode;
  map: SchemaNode;
  object: SchemaNode;
}>((tie) => ({
  leaf: fc.oneof(
    fc.record(
      { type: fc.constant('string'), minLength: fc.nat(5), maxLength: fc.integer({ min: 5, max: 20 }) },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      { type: fc.constantFrom('integer', 'number'), minimum: fc.nat(5), maximum: fc.integer({ min: 5, max: 20 }) },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant(['string', 'null']), default: fc.string() }, { requiredKeys: ['type'] }),
    fc.record({ type: fc.constant('string'), enum: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }) }),
    fc.constant({ type: 'boolean' }),
    fc.constant({}),
  ),
  list: fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(3) }, { requiredKeys: ['type'] }),
  map: fc.record({ type: fc.constant('object'), additionalProperties: fc.oneof(tie('schema'), fc.boolean()) }),
  object: fc.dictionary(fc.constantFrom('id', 'name', 'tags', 'size'), tie('schema')).map((properties) => ({
    type: 'object',
    properties,
    required: Object.keys(properties).slice(0, 1),
  })),
  schema: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('list'), tie('map'), tie('object')) as fc.Arbitrary<SchemaNode>,
}));

/** A change of one kind to a field that a schema may have, and what the rules about it are called without their side. */
export interface Mutation {
  readonly was: SchemaNode;
  readonly is: SchemaNode;
  readonly rule: string;
}

const [text, number, list, map] = [{ type: 'string' }, { type: 'integer' }, { type: 'array' }, { type: 'object' }];

/** Changes that make a value narrower; the other way round they make it wider by the second name. */
const NARROWINGS: readonly (readonly [
  narrow: string,
  wide: string,
  was: fc.Arbitrary<SchemaNode>,
  is: (was: SchemaNode) => SchemaNode,
])[] = [
  [
    'type-narrowed',
    'type-widened',
    fc.constantFrom({ type: ['string', 'integer'] }, { type: ['string', 'object'] }),
    (was) => ({ ...was, type: 'string' }),
  ],
  [
    'became-not-nullable',
    'became-nullable',
    fc.constantFrom('string', 'integer', 'array').map((type) => ({ type: [type, 'null'] })),
    (was) => ({ type: (was.type as string[])[0] }),
  ],
  ['enum-value-removed', 'enum-value-added', values(2), ({ enum: all }) => ({ ...text, enum: (all as string[]).slice(1) })],
  ['enum-added', 'enum-removed', fc.constant(text), () => ({ ...text, enum: ['a', 'b'] })],
  ['range-narrowed', 'range-widened', bound(number, 'minimum'), (was) => ({ ...was, minimum: Number(was.minimum) + 1 })],
  ['range-narrowed', 'range-widened', bound(number, 'maximum'), (was) => ({ ...was, maximum: Number(was.maximum) - 1 })],
  ['range-narrowed', 'range-widened', fc.constant(number), (was) => ({ ...was, exclusiveMinimum: 0 })],
  ['length-narrowed', 'length-widened', bound(text, 'minLength'), (was) => ({ ...was, minLength: Number(was.minLength) + 1 })],
  ['length-narrowed', 'length-widened', bound(text, 'maxLength'), (was) => ({ ...was, maxLength: Number(was.maxLength) - 1 })],
  [
    'item-count-narrowed',
    'item-count-widened',
    bound(list, 'maxItems'),
    (was) => ({ ...was, maxItems: Number(was.maxItems) - 1 }),
  ],
  ['item-count-narrowed', 'item-count-widened', fc.constant(list), (was) => ({ ...was, minItems: 1 })],
  [
    'member-count-narrowed',
    'member-count-widened',
    bound(map, 'maxProperties'),
    (was) => ({ ...was, maxProperties: Number(was.maxProperties) - 1 }),
  ],
  ['unique-items-narrowed', 'unique-items-widened', fc.constant(list), (was) => ({ ...was, uniqueItems: true })],
  [
    'multiple-of-narrowed',
    'multiple-of-widened',
    bound(number, 'multipleOf'),
    (was) => ({ ...was, multipleOf: Number(was.multipleOf) * 2 }),
  ],
  ['pattern-added', 'pattern-removed', fc.constant(text), (was) => ({ ...was, pattern: '^a' })],
  ['format-added', 'format-removed', fc.constant(text), (was) => ({ ...was, format: 'date' })],
  ['dependency-added', 'dependency-removed', fc.constant(map), (was) => ({ ...was, dependencies: { a: ['b'] } })],
  ['condition-added', 'condition-removed', fc.constantFrom(text, number, list, map), (was) => ({ ...was, not: { const: 1 } })],
];

export const narrowing: fc.Arbitrary<Mutation & { readonly back: string }> = fc
  .oneof(...NARROWINGS.map(([rule, back, arbitrary, change]) => arbitrary.map((was) => ({ rule, back, was, is: change(was) }))))
  // What a narrower value is wrapped in is no narrower itself.
  .chain((mutation) =>
    fc.constantFrom(...WRAPPERS).map((wrap) => ({ ...mutation, was: wrap(mutation.was), is: wrap(mutation.is) })),
  );

const WRAPPERS: readonly ((inner: SchemaNode) => SchemaNode)[] = [
  (inner) => ({ type: 'object', properties: { x: inner } }),
  (inner) => ({ type: 'object', properties: { x: { type: 'array', items: inner } } }),
  (inner) => ({ type: 'object', additionalProperties: inner }),
  (inner) => ({ type: 'object', properties: { x: { type: 'object', properties: { y: inner }, required: ['y'] } } }),
  (inner) => ({ type: 'object', properties: { x: { anyOf: [inner, { type: 'boolean' }] } } }),
];

function values(minLength: number): fc.Arbitrary<SchemaNode> {
  return fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength }).map((all) => ({ type: 'string', enum: all }));
}

function bound(base: SchemaNode, keyword: string): fc.Arbitrary<SchemaNode> {
  return fc.integer({ min: 1, max: 100 }).map((value) => ({ ...base, [keyword]: value }));
}

/** An object of which one of two forms demands fields that are declared nowhere. */
const demanding: fc.Arbitrary<SchemaNode> = fc
  .subarray(['a', 'b', 'c'])
  .map((required) => ({ type: 'object', anyOf: [{ required }, { minProperties: 3 }] }));

/** A schema before and after one thing in it changed: somewhere inside, a schema took the place of another. */
export const changed: fc.Arbitrary<readonly [SchemaNode, SchemaNode]> = fc.letrec<{ pair: readonly [SchemaNode, SchemaNode] }>(
  (tie) => ({
    pair: fc.oneof(
      { maxDepth: 3, depthSize: 'medium' },
      fc.tuple(anySchema, anySchema),
      narrowing.map(({ was, is }) => [was, is] as const),
      both(tie('pair'), (inner) => ({ type: 'array', items: inner })),
      both(tie('pair'), (inner) => ({ type: 'object', additionalProperties: inner })),
      both(tie('pair'), (inner) => ({ type: 'object', properties: { a: inner, b: { type: 'string' } }, required: ['a'] })),
      both(tie('pair'), (inner) => ({ anyOf: [inner, { type: 'string', pattern: '^z' }] })),
      both(tie('pair'), (inner) => ({ allOf: [inner, { not: { const: 7 } }] })),
      fc.tuple(demanding, demanding),
    ) as fc.Arbitrary<readonly [SchemaNode, SchemaNode]>,
  }),
).pair;

function both(
  pairs: fc.Arbitrary<readonly [SchemaNode, SchemaNode]>,
  wrap: (inner: SchemaNode) => SchemaNode,
): fc.Arbitrary<readonly [SchemaNode, SchemaNode]> {
  return pairs.map(([was, is]) => [wrap(was), wrap(is)] as const);
}
