import type { SchemaNode, ServiceDefinition } from '../../definition/ir.js';
import { isNode, walk } from '../../definition/schema-walk.js';
import { declaredProperties, defaultOf, isListFilter } from '../schema/facts.js';
import { filterItemTypes } from '../schema/filter.js';
import { type Schema, SHAPE, schemaList, strings } from '../schema/keywords.js';
import { type Definitions, definitionOf, reachable, refName, resolve } from '../schema/refs.js';
import type { SdkField, SdkObject, SdkType } from './model.js';
import { ANY, type Constant, NULL, type Shape, unionOf } from './shape.js';
import { TypeNames } from './type-names.js';

type Side = 'Request' | 'Response';

/** Where a schema stands: what its type is called if it is an object, and since when its fields are there. */
interface Place {
  readonly sent: boolean;
  /** Name of the type around it. */
  readonly parent: string;
  readonly name: string;
  /** As in `since`: `models[].name`. */
  readonly path: string;
  readonly since: ReadonlyMap<string, string>;
}

const NOT_VERSIONED: ReadonlyMap<string, string> = new Map();

/** Gathers the types of a service, each under a name of its own and after those it is made of. */
export class ServiceTypes {
  readonly #definitions: Definitions;
  readonly #names: TypeNames;
  readonly #types = new Map<string, SdkType>();
  /** Names of definitions whose types are there or being made: a circle ends at them. */
  readonly #begun = new Set<string>();

  constructor(service: ServiceDefinition) {
    this.#definitions = service.definitions;
    this.#names = new TypeNames(service);
  }

  get all(): readonly SdkType[] {
    return [...this.#types.values()];
  }

  /**
   * Adds the type of what an action takes or gives, and gives it; undefined where the schema says nothing.
   *
   * @param since versions that brought fields, by path; only those worth telling
   */
  ofAction(action: string, side: Side, schema: SchemaNode, since: ReadonlyMap<string, string>): SdkType | undefined {
    const node = resolve(schema, this.#definitions);
    const name = this.#names.action(action, side);
    const place = { sent: side === 'Request', parent: name, name: '', path: '', since };
    const type =
      declaredProperties(node, this.#definitions).size > 0 ? this.#object(name, node, place) : this.#alias(name, node, place);
    if (type.kind === 'alias' && saysNothing(node)) return undefined;
    return this.#add({ ...type, side: place.sent ? 'request' : 'response' });
  }

  #add<T extends SdkType>(type: T): T {
    this.#types.set(type.name, type);
    return type;
  }

  #object(name: string, node: SchemaNode, place: Place): SdkObject {
    const open = node.additionalProperties !== undefined && node.additionalProperties !== false;
    const required = new Set(
      [node, ...schemaList(node.allOf)].flatMap((part) =>
        isNode(part) ? strings(resolve(part, this.#definitions).required) : [],
      ),
    );
    const fields = [...declaredProperties(node, this.#definitions)].map(([field, schema]) => {
      const path = place.path === '' ? field : `${place.path}.${field}`;
      return this.#field(field, schema, required.has(field), { ...place, parent: name, name: field, path });
    });
    return { kind: 'object', name, description: descriptionOf(node), side: this.#sideOf(node, place), fields, open };
  }

  #alias(name: string, node: SchemaNode, place: Place): SdkType {
    return {
      kind: 'alias',
      name,
      description: descriptionOf(node),
      side: this.#sideOf(node, place),
      shape: this.#shape(node, place),
    };
  }

  #field(name: string, schema: Schema, required: boolean, place: Place): SdkField {
    const node = resolve(schema, this.#definitions);
    const fallback = place.sent ? defaultOf(schema, this.#definitions) : undefined;
    const since = place.since.get(place.path);
    const { format } = isNode(node) ? node : {};
    return {
      name,
      description: descriptionOf(node),
      required,
      shape: isNode(schema) && place.sent && isListFilter(schema) ? this.#filter(schema, place) : this.#shape(schema, place),
      ...(fallback ? { fallback } : {}),
      ...(since === undefined ? {} : { since }),
      deprecated: isNode(node) && node.deprecated === true,
      secret: isNode(node) && node['x-secret'] === true,
      ...(typeof format === 'string' ? { format } : {}),
    };
  }

  /** One value or a list of them; operators (`__$not`, `-value`) and null stand among the values, so that an enum is open here. */
  #filter(schema: SchemaNode, place: Place): Shape {
    const node = resolve(schema, this.#definitions);
    const declared = strings(node.type).includes('array') ? ((node.items ?? true) as Schema) : node;
    const item = resolve(declared, this.#definitions);
    const isEnum = isNode(item) && Array.isArray(item.enum);
    const types = [...new Set([...filterItemTypes(node, this.#definitions), 'string'])];
    const value = isEnum
      ? this.#shape(declared, { ...place, sent: false })
      : unionOf(types.map((type) => this.#ofType(type, {}, place)));
    return unionOf([value, { kind: 'list', items: unionOf([value, NULL]) }]);
  }

  #shape(schema: Schema, place: Place): Shape {
    if (!isNode(schema)) return ANY;
    const definition = refName(schema);
    const restated = Object.keys(schema).some((keyword) => keyword !== '$ref' && SHAPE.has(keyword));
    const base =
      definition !== undefined && !restated
        ? this.#definition(definition, place)
        : this.#inline(resolve(schema, this.#definitions), place);
    const accepted = strings(schema['x-accept']).map((type) => this.#ofType(type, {}, place));
    return unionOf([base, ...accepted]);
  }

  #definition(definition: string, place: Place): Shape {
    const node = definitionOf(definition, this.#definitions);
    const side = this.#sideOf(node, place);
    const name = this.#names.definition(definition, side === 'request');
    if (!this.#begun.has(name)) {
      this.#begun.add(name);
      const inside: Place = { sent: place.sent, parent: name, name: '', path: '', since: NOT_VERSIONED };
      const isObject = declaredProperties(node, this.#definitions).size > 0 && !isAlternative(node);
      this.#add(isObject ? this.#object(name, resolve(node, this.#definitions), inside) : this.#alias(name, node, inside));
    }
    return { kind: 'named', name };
  }

  #inline(node: SchemaNode, place: Place): Shape {
    if (Object.hasOwn(node, 'const')) return { kind: 'enum', values: [node.const as Constant], open: !place.sent };
    if (Array.isArray(node.enum)) return { kind: 'enum', values: node.enum as Constant[], open: !place.sent };
    if (isAlternative(node)) {
      const branches = schemaList(node.anyOf ?? node.oneOf);
      return unionOf(branches.map((branch) => this.#shape(branch, { ...place, name: `${place.name}_option` })));
    }
    const types = strings(node.type);
    if (types.length > 0) return unionOf(types.map((type) => this.#ofType(type, node, place)));
    return declaredProperties(node, this.#definitions).size > 0 ? this.#ofType('object', node, place) : ANY;
  }

  #ofType(type: string, node: SchemaNode, place: Place): Shape {
    if (type === 'array') {
      const inside = { ...place, name: `${place.name}_item`, path: `${place.path}[]` };
      return { kind: 'list', items: this.#shape((node.items ?? true) as Schema, inside) };
    }
    if (type !== 'object') return { kind: type as 'string' };
    if (declaredProperties(node, this.#definitions).size > 0) {
      const name = this.#names.inner(place.parent, place.name);
      return { kind: 'named', name: this.#add(this.#object(name, node, place)).name };
    }
    const inside = { ...place, name: `${place.name}_value`, path: `${place.path}.*` };
    return { kind: 'map', values: this.#shape((node.additionalProperties || true) as Schema, inside) };
  }

  /** What holds no constants anywhere is the same sent and received. */
  #sideOf(node: SchemaNode, { sent }: Place): SdkObject['side'] {
    const reached = reachable([node], this.#definitions).map((name) => definitionOf(name, this.#definitions));
    const constant = [node, ...reached].some((each) =>
      [...walk(each)].some(({ node: part }) => Array.isArray(part.enum) || Object.hasOwn(part, 'const')),
    );
    if (!constant) return 'both';
    return sent ? 'request' : 'response';
  }
}

/** Alternatives that say what a value is, beside nothing that says so for all of them. */
function isAlternative(node: SchemaNode): boolean {
  const branches = schemaList(node.anyOf ?? node.oneOf);
  const shaped = branches.some(
    (branch) => isNode(branch) && Object.keys(branch).some((keyword) => keyword !== 'required' && SHAPE.has(keyword)),
  );
  return shaped && !isNode(node.properties) && node.allOf === undefined;
}

/** An object of which nothing is declared. */
function saysNothing(node: SchemaNode): boolean {
  const values = node.additionalProperties;
  return strings(node.type).join() === 'object' && (values === undefined || values === false);
}

function descriptionOf(node: Schema): string {
  return isNode(node) && typeof node.description === 'string' ? node.description : '';
}
