import { isNode } from '../definition/schema-walk.js';
import type { Constants } from './print/constants.js';
import { pascalCase } from './print/names.js';
import { Code, Getter } from './print/typescript.js';
import { declaredProperties, takesNull } from './schema/facts.js';
import { type Schema, schemaList } from './schema/keywords.js';
import { type Definitions, definitionOf, refName, resolve } from './schema/refs.js';

/** A `NullShape` of the framework, or code that gives one. */
type Shape = Code | { readonly [member: string]: unknown };

const TYPE = 'NullShape';

/**
 * Builds the shapes by which null members of requests are dropped. The shape of a definition is one constant. A definition that contains
 * itself refers to itself through a getter, so that the constant is there when it is read.
 */
export class NullShapes {
  readonly #definitions: Definitions;
  readonly #constants: Constants;
  readonly #shapes = new Map<string, Shape>();
  /** Names reserved for the definitions whose shapes are being built. */
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
    const name = refName(schema);
    const nullable = takesNull(schema, this.#definitions);
    if (name === undefined) return isNode(schema) ? this.#inline(schema, nullable) : nullableOnly(nullable);
    const shape = this.#ofDefinition(name);
    if (nullable === takesNull(definitionOf(name, this.#definitions), this.#definitions)) return shape;
    if (!(shape instanceof Code)) return { ...shape, ...nullableOnly(nullable) };
    const widened = `{ ...${shape.text}, nullable: true }`;
    return shape instanceof Getter ? new Getter(widened) : new Code(widened);
  }

  #ofDefinition(name: string): Shape {
    const known = this.#shapes.get(name);
    if (known !== undefined) return known;
    const reserved = this.#open.get(name);
    if (reserved !== undefined) return new Getter(reserved);
    const constant = this.#constants.reserve(`nullsOf${pascalCase(name)}`);
    this.#open.set(name, constant);
    const node = resolve(definitionOf(name, this.#definitions), this.#definitions);
    const shape = this.#inline(node, takesNull(node, this.#definitions));
    this.#open.delete(name);
    const isPlain = isTrivial(shape);
    if (!isPlain) this.#constants.declare(constant, TYPE, shape);
    const found = isPlain ? shape : new Code(constant);
    this.#shapes.set(name, found);
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

  /** Shape of the schema under `keyword`, here or in the first alternative that has one. */
  #below(schema: Schema, keyword: 'items' | 'additionalProperties'): Shape | undefined {
    if (!isNode(schema)) return undefined;
    const node = resolve(schema, this.#definitions);
    const below = node[keyword];
    if (isNode(below)) return this.#of(below);
    const alternatives = ['allOf', 'anyOf', 'oneOf'].flatMap((each) => schemaList(node[each]));
    return alternatives.map((each) => this.#below(each, keyword)).find((shape) => shape !== undefined);
  }
}

function nullableOnly(nullable: boolean): { readonly nullable?: true } {
  return nullable ? { nullable: true } : {};
}

/** Does the shape say nothing about what is inside? */
function isTrivial(shape: Shape): boolean {
  return !(shape instanceof Code) && Object.keys(shape).every((member) => member === 'nullable');
}
