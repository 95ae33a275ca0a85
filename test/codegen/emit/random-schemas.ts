import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import type { ApiDefinition, SchemaNode } from '../../../codegen/definition/ir.js';
import { apiOf, object, service } from './definitions.js';

/** Makes every run the same. */
export const SEED = 20_260;
const ACTIONS = 60;

/** What the random schemas refer to. */
export const randomDefinitions: Readonly<Record<string, SchemaNode>> = {
  kind: { type: 'string', enum: ['a', 'b', 'c'] },
  pair: object({ left: { type: 'integer', minimum: -5 }, right: { $ref: '#/definitions/kind' } }, { required: ['left'] }),
  tree: object({ name: { type: 'string', maxLength: 4 }, children: { type: 'array', items: { $ref: '#/definitions/tree' } } }),
};

/** Schemas of every kind that definitions use, without the deliberate leniencies. */
const schemas = fc.letrec<{ schema: SchemaNode }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<SchemaNode>(
      { type: 'string' },
      { type: 'integer' },
      { type: 'boolean' },
      { type: ['string', 'null'] },
      { type: 'string', enum: ['a', 'b'] },
      { enum: [1, null, 'x', [1], { a: 1 }] },
      { const: 'fixed' },
      { type: 'string', minLength: 2, maxLength: 4 },
      { type: 'string', pattern: '^(>=|<)?[a-z]*$' },
      { type: 'number', minimum: 0, exclusiveMaximum: 10 },
      { type: 'integer', multipleOf: 2 },
      { type: 'object', additionalProperties: true },
      { $ref: '#/definitions/kind' },
      { $ref: '#/definitions/pair' },
      { $ref: '#/definitions/tree' },
      {},
    ),
    tie('schema').map((items) => ({ type: 'array', items })),
    fc.tuple(tie('schema'), fc.nat(2)).map(([items, minItems]) => ({ type: 'array', items, minItems, uniqueItems: true })),
    tie('schema').map((values) => ({ type: 'object', additionalProperties: values })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((oneOf) => ({ oneOf })),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd-e', 'constructor'), tie('schema'), { maxKeys: 4 }),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([properties, closed, required]) =>
        object(properties, {
          ...(closed ? { additionalProperties: false } : {}),
          ...(required ? { required: Object.keys(properties).slice(0, 1) } : {}),
        }),
      ),
  ),
})).schema;

/** Requests whose properties have random schemas. */
export const randomRequests: readonly SchemaNode[] = fc
  .sample(fc.dictionary(fc.constantFrom('p', 'q', 'r'), schemas, { minKeys: 1, maxKeys: 3 }), { numRuns: ACTIONS, seed: SEED })
  .map((properties, index) => object(properties, index % 3 === 0 ? { required: Object.keys(properties) } : {}));

/** A JSON value in which one thing was replaced by another. */
function mutated(value: unknown, replacement: unknown, choice: number): unknown {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return replacement;
  const keys = Object.keys(value);
  const key = keys[choice % keys.length] ?? '';
  const members = Object.entries(value).map(
    ([name, member]) => [name, name === key ? mutated(member, replacement, choice >> 2) : member] as const,
  );
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** Values that fit a schema, as a published file has it. */
export function fittingValues(schema: SchemaNode, seed: number): unknown[] {
  return [1, 2, 3, 4, 5, 6].map((step) =>
    generateSync(schema as JsonSchema, { seed: seed * 10 + step, alwaysFakeOptionals: step % 2 === 0 }),
  );
}

/** Values that fit the schema, values that nearly do, and any values. */
export function assortedValues(schema: SchemaNode, seed: number): unknown[] {
  const fitting = fittingValues(schema, seed);
  const replacements = fc.sample(fc.tuple(fc.jsonValue({ maxDepth: 1 }), fc.nat(255)), { numRuns: 4, seed });
  const near = fitting.flatMap((value) => replacements.map(([replacement, choice]) => mutated(value, replacement, choice)));
  return [...fitting, ...near, ...fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 4, seed })];
}

/** Name of the action that has one of the random requests. */
export function randomAction(index: number): string {
  return `act_${index}`;
}

/** An API with one action for each of the random requests. */
export const randomApi: ApiDefinition = apiOf([
  service(
    'notes',
    Object.fromEntries(randomRequests.map((request, index) => [randomAction(index), { layers: { '1.0': { request } } }])),
    randomDefinitions,
  ),
]);
