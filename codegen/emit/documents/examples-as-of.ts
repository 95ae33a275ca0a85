import { isNode } from '../../definition/schema-walk.js';
import { compareVersionNames } from '../../definition/versions.js';
import type { Example, Examples } from '../markdown/examples.js';
import type { ActionModel, ServiceModel } from '../model.js';
import { declaredProperties } from '../schema/facts.js';
import { type Schema, strings } from '../schema/keywords.js';
import { type Definitions, resolve } from '../schema/refs.js';

/**
 * The examples as they would be at a version: fields that its layers do not know are left out, and so is an example whose action was not
 * there yet or would refuse it.
 *
 * @param services as of the version
 */
export function examplesAsOf(examples: Examples, services: readonly ServiceModel[]): Examples {
  const actions = services.flatMap((service) => service.actions.map((action) => ({ action, definitions: service.definitions })));
  const byName = new Map(actions.map((each) => [each.action.definition.fullName, each]));
  return new Map(
    [...examples].map(([service, said]) => {
      const fitted = [...said.examples].flatMap(([name, example]): [string, Example][] => {
        const found = byName.get(name);
        const fitting = found && exampleAt(example, found.action, found.definitions);
        return fitting ? [[name, fitting]] : [];
      });
      return [service, { ...said, examples: new Map(fitted) }];
    }),
  );
}

/** The example as the newest layer of an action has it; undefined when it has none. */
export function exampleAt(example: Example, action: ActionModel, definitions: Definitions): Example | undefined {
  const layer = action.layers.at(-1);
  if (layer === undefined) return undefined;
  const { request: schema = {} } = action.requestLayers[layer.requestIndex] ?? {};
  const { version, ...said } = example;
  // Made for callers of an older version: those of this one get something else.
  if (version !== undefined && compareVersionNames(version, layer.version) < 0) return undefined;
  const request = fitting(example.request, action.batch ? { type: 'array', items: schema } : schema, definitions);
  const items = Array.isArray(request) ? request : [request];
  if (!items.every((item) => hasRequired(item, schema))) return undefined;
  return { ...said, request, answer: fitting(example.answer, layer.response, definitions) };
}

/** A value without the members that its schema does not declare, however deep; objects that declare none keep all. */
function fitting(value: unknown, schema: Schema, definitions: Definitions): unknown {
  const node = resolve(schema, definitions);
  if (!isNode(node)) return value;
  if (Array.isArray(value)) {
    const items = (node.items ?? true) as Schema;
    return value.map((item) => fitting(item, items, definitions));
  }
  if (!isNode(value)) return value;
  const declared = declaredProperties(node, definitions);
  const others = (node.additionalProperties ?? declared.size === 0) as Schema;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const own = declared.get(name) ?? others;
      return own === false ? [] : [[name, fitting(member, own, definitions)]];
    }),
  );
}

function hasRequired(request: unknown, schema: Schema): boolean {
  return isNode(request) && (!isNode(schema) || strings(schema.required).every((name) => Object.hasOwn(request, name)));
}
