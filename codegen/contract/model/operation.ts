import type { ActionDefinition, ApiDefinition, LayerDefinition, SchemaNode } from '../../definition/ir.js';
import { compareVersionNames } from '../../definition/versions.js';
import { modelOf, versionsOf } from '../../emit/model.js';
import { isListFilter } from '../../emit/schema/facts.js';
import { strings } from '../../emit/schema/keywords.js';
import type { Definitions } from '../../emit/schema/refs.js';
import { requestProperties } from '../../emit/validators/request-schemas.js';
import { checksOf, type Finding, type LayerChecks } from './check.js';
import { withoutNulls } from './nulls.js';

/** One layer of an action, as a caller of it sees it. */
export interface Operation {
  readonly service: string;
  readonly action: ActionDefinition;
  readonly layer: LayerDefinition;
  /** The body is a list of requests. */
  readonly batch: boolean;
  readonly definitions: Definitions;
  /** What one request may say: the layer's own fields and those that only later layers declare (design 5). */
  readonly request: SchemaNode;
  /** Names of the layer's own fields. */
  readonly own: ReadonlySet<string>;
  readonly checks: LayerChecks;
  /** The version by which it is asked for unless a case is about another one: its own. */
  readonly asked: string;
  /** Versions a caller may ask for to be answered by this layer: its own, and the last one before the next layer. */
  readonly askedAs: readonly string[];
  /** The newest layer of its action. */
  readonly newest: boolean;
}

/** Every layer of every action, by service, action and version. */
export function operationsOf(api: ApiDefinition): Operation[] {
  const versions = versionsOf(api);
  return modelOf(api).flatMap((service) => {
    const checks = checksOf(service);
    return service.actions.flatMap((action) =>
      action.layers.map((layer, at): Operation => {
        const properties = requestProperties(action.requestLayers, layer.requestIndex, service.definitions);
        const { request = {} } = action.requestLayers[layer.requestIndex] ?? {};
        const next = action.layers[at + 1]?.version;
        return {
          service: service.name,
          action: action.definition,
          layer: layer.definition,
          batch: action.batch,
          definitions: service.definitions,
          request: { ...request, type: 'object', properties: Object.fromEntries(properties) },
          own: new Set(requestProperties([{ version: layer.version, request }], 0, service.definitions).keys()),
          checks: checks(layer),
          asked: layer.version,
          askedAs: askedAs(layer.version, next, versions),
          newest: next === undefined,
        };
      }),
    );
  });
}

function askedAs(version: string, next: string | undefined, versions: readonly string[]): string[] {
  const last = versions.findLast((each) => next === undefined || compareVersionNames(each, next) < 0) ?? version;
  return [...new Set([version, last])];
}

/** What is wrong with a request after what the framework makes of it first: nulls count as absent, one value of a list filter is a list. */
export function wrongWith(request: unknown, operation: Operation, strict: boolean): readonly Finding[] {
  const items = operation.batch && Array.isArray(request) ? request : [request];
  return items.flatMap((item) => {
    const read = asRead(item as Readonly<Record<string, unknown>>, operation);
    const undeclared = strict ? Object.keys(read).filter((name) => !operation.own.has(name)) : [];
    const refused = undeclared.map((field) => ({ field, keyword: 'undeclared', expected: 'a field of this version' }));
    return [...refused, ...operation.checks.request(read)];
  });
}

/** A request as its validator gets it. */
export function asRead(request: Readonly<Record<string, unknown>>, operation: Operation): Record<string, unknown> {
  return listsAsLists(withoutNulls(request, operation.request, operation.definitions), operation);
}

function listsAsLists(request: Readonly<Record<string, unknown>>, operation: Operation): Record<string, unknown> {
  const properties = operation.request.properties as Readonly<Record<string, SchemaNode>>;
  const read = Object.entries(request).map(([name, value]) => {
    const filter = Object.hasOwn(properties, name) && isListFilter(properties[name] as SchemaNode);
    return [name, filter && value !== null && !Array.isArray(value) ? [value] : value] as const;
  });
  return Object.fromEntries(read);
}

/**
 * A request that says the same without what is lenient about it: no field that nobody declares, one value of a list filter as a list. Nulls
 * stay: an action may tell them from what is absent.
 */
export function plainForm(request: unknown, operation: Operation): unknown {
  if (operation.batch && Array.isArray(request)) return request.map((item) => plainForm(item, { ...operation, batch: false }));
  const declared = Object(operation.request.properties);
  const known = Object.entries(request as object).filter(([name]) => Object.hasOwn(declared, name));
  return listsAsLists(Object.fromEntries(known), operation);
}

/** Names of the fields a request must have. */
export function requiredFields({ request }: Operation): string[] {
  return strings(request.required);
}
