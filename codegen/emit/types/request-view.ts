import type { SchemaNode } from '../../definition/ir.js';
import { isNode, mapSchema } from '../../definition/schema-walk.js';
import type { RequestLayer } from '../model.js';
import { defaultOf, isListFilter } from '../schema/facts.js';
import { filterList } from '../schema/filter.js';
import { ANNOTATIONS, canonical, onlyKeywords, type Schema, schemaMap, strings } from '../schema/keywords.js';
import type { Definitions } from '../schema/refs.js';

/** What a caller at one version may send: the layer as declared, a list filter as one value or a list of them. */
export function callerView({ request }: RequestLayer, definitions: Definitions): SchemaNode {
  return withProperties(request, (schema) => {
    if (!isListFilter(schema) || !isNode(schema)) return schema;
    const { items, ...list } = filterList(schema, definitions);
    const { 'x-accept': accepted, description } = schema;
    return { anyOf: [items, { ...list, items }], ...present({ 'x-accept': accepted, description }) };
  });
}

/**
 * What a handler is given, whichever layer answered: the properties of all layers, described as the newest does. One is certain to be
 * there only if every layer requires it or has a default for it; where layers differ in its type, it is any of theirs.
 */
export function handlerView(layers: readonly RequestLayer[], definitions: Definitions): SchemaNode {
  const received = layers.map((layer) => receivedBy(layer, definitions)).reverse();
  // A layer that declares no fields still gets those of later layers checked (design 5): it is no free object then.
  const declare = received.some(({ properties }) => isNode(properties));
  return mergedNode(declare ? received.map((node) => (isCombined(node) ? node : { properties: {}, ...node })) : received);
}

/** A request of one layer after validation: defaults are filled in, list filters are lists. */
function receivedBy({ request }: RequestLayer, definitions: Definitions): SchemaNode {
  const defaults = schemaMap(request.properties).filter(([, schema]) => defaultOf(schema, definitions) !== undefined);
  const required = new Set([...strings(request.required), ...defaults.map(([name]) => name)]);
  const node = withProperties(request, (schema) => {
    if (!isListFilter(schema) || !isNode(schema)) return schema;
    const { 'x-accept': accepted, description } = schema;
    return { ...filterList(schema, definitions), ...present({ 'x-accept': accepted, description }) };
  });
  return { ...node, required: [...required] };
}

/** One schema for what satisfies any of several; the first one's annotations. Objects are merged property by property. */
function mergedNode(nodes: readonly SchemaNode[]): SchemaNode {
  const [first = {}, ...others] = nodes;
  const distinct = [...new Map(nodes.map((node) => [canonical(meaning(node)), node])).values()];
  if (distinct.length === 1) return first;
  if (!nodes.every(isPlainObject)) {
    const { description } = first;
    return { anyOf: distinct, ...present({ description }) };
  }
  const names = [...new Set(nodes.flatMap((node) => schemaMap(node.properties).map(([name]) => name)))];
  const properties = names.map((name) => {
    const declared = nodes.flatMap((node) => schemaMap(node.properties).filter(([each]) => each === name));
    return [name, mergedSchema(declared.map(([, schema]) => schema))] as const;
  });
  const required = strings(first.required).filter((name) => others.every((node) => strings(node.required).includes(name)));
  return { ...first, properties: Object.fromEntries(properties), required };
}

function mergedSchema(schemas: readonly Schema[]): Schema {
  const nodes = schemas.filter(isNode);
  return nodes.length === schemas.length ? mergedNode(nodes) : true;
}

/** What of a node its type depends on: not how it is described, here and below. */
function meaning(schema: SchemaNode): SchemaNode {
  return mapSchema(schema, (node) => onlyKeywords(node, (keyword) => !ANNOTATIONS.has(keyword)));
}

function isPlainObject(node: SchemaNode): boolean {
  return !isCombined(node) && isNode(node.properties);
}

function isCombined(node: SchemaNode): boolean {
  return ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const'].some((keyword) => Object.hasOwn(node, keyword));
}

function withProperties(node: SchemaNode, change: (schema: Schema) => Schema): SchemaNode {
  if (!isNode(node.properties)) return node;
  const properties = schemaMap(node.properties).map(([name, schema]) => [name, change(schema)] as const);
  return { ...node, properties: Object.fromEntries(properties) };
}

function present(members: SchemaNode): SchemaNode {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
