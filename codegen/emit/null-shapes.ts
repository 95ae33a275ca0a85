import type { SchemaNode } from '../definition/ir.js';
import { isNode } from '../definition/schema-walk.js';
import type { Constants } from './print/constants.js';
import { pascalCase } from './print/names.js';
import { Code, Getter } from './print/typescript.js';
import { COMBINING, declaredProperties, either, schemasBelow, takesNull } from './schema/facts.js';
import { canonical, type Schema } from './schema/keywords.js';
import { type Definitions, definitionOf, refName, resolve } from './schema/refs.js';

/** A `NullShape` of the framework, or code that gives one. */
type Shape = Code | { readonly [member: string]: unknown };

const TYPE = 'NullShape';

/**
 * Builds the shapes by which null members of requests are dropped. The shape of a definition, or of alternatives, is one constant. Where it
 * contains itself it refers to itself through a getter, so that the constant is there when it is read.
 */
export class NullShapes {
  readonly #definitions: Definitions;
  readonly #constants: Constants;
  readonly #shapes = new Map<string, Shape>();
  /** Names reserved for the shapes that are being built. */
  readonly #open = new Map<string, string>();

  constructor(definitions: Definitions, constants: Constants) {
    this.#definitions = definitions;
    this.#constants = constants;
  }

  /** Shape of an object with these properties. */
  ofProperties(properties: ReadonlyMap<string, Schema>): object {
    return properties.size > 0 ? { properties: this.#members(properties) } : {};
  }

  #of(schema: Schema): Shape {
    const nullable = takesNull(schema, this.#definitions);
    if (!isNode(schema)) return nullableOnly(nullable);
    const name = refName(schema);
    if (name === undefined) {
      const isCombined = COMBINING.some((keyword) => schema[keyword] !== undefined);
      return isCombined ? this.#shared(canonical(schema), 'nullsOfAlternatives', schema) : this.#inline(schema, nullable);
    }
    const definition = resolve(definitionOf(name, this.#definitions), this.#definitions);
    const shape = this.#shared(`#${name}`, `nullsOf${pascalCase(name)}`, definition);
    if (nullable === takesNull(definition, this.#definitions)) return shape;
    if (!(shape instanceof Code)) return { ...shape, ...nullableOnly(nullable) };
    const widened = `{ ...${shape.text}, nullable: true }`;
    return shape instanceof Getter ? new Getter(widened) : new Code(widened);
  }

  #shared(key: string, wantedName: string, node: SchemaNode): Shape {
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const reserved = this.#open.get(key);
    if (reserved !== undefined) return new Getter(reserved);
    const constant = this.#constants.reserve(wantedName);
    this.#open.set(key, constant);
    const shape = this.#inline(node, takesNull(node, this.#definitions));
    this.#open.delete(key);
    const found = isTrivial(shape) ? shape : new Code(constant);
    if (found !== shape) this.#constants.declare(constant, TYPE, shape);
    this.#shapes.set(key, found);
    return found;
  }

  #inline(schema: Schema, nullable: boolean): { readonly [member: string]: unknown } {
    const properties = declaredProperties(schema, this.#definitions);
    const items = this.#below(schema, 'items');
    const values = this.#below(schema, 'additionalProperties');
    return {
      ...nullableOnly(nullable),
      ...(properties.size > 0 ? { properties: this.#members(properties) } : {}),
      // An item is no member: only what is inside it counts.
      ...(items !== undefined && !isTrivial(items) ? { items } : {}),
      ...(values !== undefined ? { values } : {}),
    };
  }

  #members(properties: ReadonlyMap<string, Schema>): object {
    return Object.fromEntries([...properties].map(([name, schema]) => [name, this.#of(schema)]));
  }

  /** Shape of what is under `keyword`, in any of the alternatives. */
  #below(schema: Schema, keyword: 'items' | 'additionalProperties'): Shape | undefined {
    const found = schemasBelow(schema, keyword, this.#definitions);
    return found.length > 0 ? this.#of(either(found)) : undefined;
  }
}

function nullableOnly(nullable: boolean): { readonly nullable?: true } {
  return nullable ? { nullable: true } : {};
}

/** Does the shape say nothing about what is inside? */
function isTrivial(shape: Shape): boolean {
  return !(shape instanceof Code) && Object.keys(shape).every((member) => member === 'nullable');
}
