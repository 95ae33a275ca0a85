import type { SchemaNode } from '../../definition/ir.js';
import { walk } from '../../definition/schema-walk.js';
import type { ServiceModel } from '../model.js';
import { isReference } from '../schema/facts.js';
import { type Definitions, definitionOf, reachable } from '../schema/refs.js';
import { declareType } from './declaration.js';
import { type Spelling, typeOf } from './type-of.js';

/** How a service's types are spelt. A definition that holds ids has two types: one with ids, one where objects may stand in their place. */
export function spellingOf({ definitions, definitionTypes }: ServiceModel, expanded: boolean): Spelling {
  const definition = (name: string): string => {
    const differs = expanded && holdsIds(definitionOf(name, definitions), definitions);
    return `${definitionTypes.get(name)}${differs ? 'Expanded' : ''}`;
  };
  return { definition, expanded };
}

/** Do answers of the service hold objects in the place of ids? */
export function hasExpandedIds({ actions, definitions }: ServiceModel): boolean {
  const expanding = actions.filter(({ definition }) => definition.expand);
  return expanding.some(({ layers }) => layers.some(({ response }) => holdsIds(response, definitions)));
}

/** A type for each definition that a request or an answer reaches, in the order of their names. */
export function declareDefinitions(service: ServiceModel): string[] {
  const declared = new Map<string, string>();
  for (const expanded of [false, true]) {
    const spelling = spellingOf(service, expanded);
    for (const name of reachable(roots(service, expanded), service.definitions)) {
      const node = definitionOf(name, service.definitions);
      const typeName = spelling.definition(name);
      const description = typeof node.description === 'string' ? node.description : '';
      declared.set(typeName, declareType(typeName, typeOf(node, spelling), [description]));
    }
  }
  return [...declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

/** The schemas whose types are spelt in this way. */
function roots({ actions }: ServiceModel, expanded: boolean): SchemaNode[] {
  const answering = actions.filter(({ definition }) => definition.expand === expanded);
  const responses = answering.flatMap(({ layers }) => layers.map(({ response }) => response));
  const requests = actions.flatMap(({ requestLayers }) => requestLayers.map(({ request }) => request));
  return expanded ? responses : [...requests, ...responses];
}

function holdsIds(node: SchemaNode, definitions: Definitions): boolean {
  const nodes = [node, ...reachable([node], definitions).map((name) => definitionOf(name, definitions))];
  return nodes.some((each) => [...walk(each)].some(({ node: part }) => isReference(part)));
}
