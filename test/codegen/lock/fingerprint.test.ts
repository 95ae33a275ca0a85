import {
  array,
  boolean,
  assert as check,
  constantFrom,
  dictionary,
  integer,
  letrec,
  nat,
  oneof,
  property,
  record,
  stringMatching,
  uniqueArray,
} from 'fast-check';
import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../codegen/definition/ir.js';
import { isNode } from '../../../codegen/definition/schema-walk.js';
import { contractOf } from '../../../codegen/lock/contract.js';
import { fingerprint } from '../../../codegen/lock/lock-file.js';
import { suite } from '../../support/harness.js';

const test = suite('fingerprints of layers');

/** SHA-256 of `{"request":{"type":"object"},"response":{}}`. */
const FINGERPRINT = '4c274f2a8de38872c2cc384224c783bfd584fc0bb3575538b7374c36ffeb31c1';

const name = stringMatching(/^[a-z]{1,4}$/).filter((each) => !(each in {}));
const { schema } = letrec<{ schema: SchemaNode }>((tie) => ({
  schema: record(
    {
      type: constantFrom('object', 'array', 'string', 'integer'),
      description: constantFrom('one', 'two'),
      minimum: integer({ min: 0, max: 9 }),
      enum: uniqueArray(constantFrom('a', 'b', 'c'), { minLength: 1 }),
      required: uniqueArray(name, { minLength: 1, maxLength: 3 }),
      'x-secret': boolean(),
      uniqueItems: constantFrom(true),
      properties: dictionary(name, tie('schema'), { maxKeys: 3, depthIdentifier: 's', noNullPrototype: true }),
      items: oneof({ maxDepth: 3, depthIdentifier: 's' }, constantFrom({ type: 'string' }), tie('schema')),
      anyOf: array(oneof({ maxDepth: 3, depthIdentifier: 's' }, constantFrom({ type: 'null' }), tie('schema')), {
        minLength: 1,
        maxLength: 2,
      }),
    },
    { requiredKeys: ['type'] },
  ),
})) as unknown as { schema: ReturnType<typeof record<SchemaNode>> };

function print(request: SchemaNode): string {
  const layer = { version: '1.0', description: '', request, response: {}, location: { file: 'a' } };
  return fingerprint(contractOf(layer, {}));
}

/** The same schema with every order turned around and other descriptions. */
function retold(node: unknown, key = ''): unknown {
  if (Array.isArray(node)) {
    const items = node.map((item) => retold(item));
    return ['required', 'enum', 'anyOf', 'type'].includes(key) ? items.reverse() : items;
  }
  if (!isNode(node)) return node;
  const entries = Object.entries(node).map(([each, value]): [string, unknown] => [each, retold(value, each)]);
  const said =
    key === 'properties'
      ? []
      : ([
          ['description', 'another'],
          ['x-secret', true],
        ] as [string, unknown][]);
  return Object.fromEntries(
    [...entries.filter(([each]) => key === 'properties' || !said.some(([word]) => word === each)), ...said].reverse(),
  );
}

test('do not depend on order, descriptions or x- keys', () =>
  check(
    property(schema, (node) => {
      assert.is(print(retold(node) as SchemaNode), print(node));
    }),
  ));

/** Paths of everything in a schema that is no object and does count. */
function leaves(node: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (!isNode(node)) return [path];
  const inProperties = path.at(-1) === 'properties';
  return Object.entries(node).flatMap(([key, value]) =>
    !inProperties && (key === 'description' || key.startsWith('x-')) ? [] : leaves(value, [...path, key]),
  );
}

function changed(node: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return Array.isArray(node) ? [...node, 'another'] : `${String(node)} changed`;
  return { ...(node as object), [key]: changed((node as Record<string, unknown>)[key], rest) };
}

test('notice any changed leaf', () =>
  check(
    property(schema, nat(), (node, choice) => {
      const all = leaves(node);
      const path = all[choice % all.length] ?? [];
      assert.is.not(print(changed(node, path) as SchemaNode), print(node), path.join('.'));
    }),
  ));

test('notice any leaf that is taken away', () =>
  check(
    property(schema, nat(), (node, choice) => {
      const all = leaves(node);
      const path = all[choice % all.length] ?? [];
      const copy = structuredClone(node) as Record<string, unknown>;
      const parent = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>((object, key) => object[key] as Record<string, unknown>, copy);
      delete parent[path.at(-1) ?? ''];
      assert.is.not(print(copy), print(node), path.join('.'));
    }),
  ));

test('are 64 hex digits and stay the same from release to release', () => {
  assert.is(fingerprint({ request: { type: 'object' }, response: {} }), FINGERPRINT);
  assert.is(print({ type: 'object' }), FINGERPRINT);
});

test.run();
