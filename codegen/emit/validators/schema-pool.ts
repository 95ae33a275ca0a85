import type { SchemaNode } from '../../definition/ir.js';
import { walk } from '../../definition/schema-walk.js';
import { canonical } from '../schema/keywords.js';
import { type Definitions, definitionOf } from '../schema/refs.js';
import { checked, type Variant } from './variants.js';

/** The distinct schemas that the validators of a service are made of: whatever is equal is there once, under one id. */
export class SchemaPool {
  readonly #definitions: Definitions;
  readonly #schemas = new Map<string, SchemaNode>();
  readonly #idsByContent = new Map<string, string>();
  readonly #idsOfDefinitions = new Map<string, string>();
  readonly #recursive = new Set<string>();
  #count = 0;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** By id; a `$ref` in them is an id. */
  get schemas(): ReadonlyMap<string, SchemaNode> {
    return this.#schemas;
  }

  /** What a validator of this variant checks of `schema`, ready to be added. */
  checked(schema: SchemaNode, variant: Variant): SchemaNode {
    return checked(schema, variant, this.#definitions, (name) => this.#definition(name, variant));
  }

  /** Id of a schema whose references are ids. */
  add(schema: SchemaNode): string {
    const content = canonical(schema);
    const known = this.#idsByContent.get(content);
    if (known !== undefined) return known;
    const id = this.#newId();
    this.#idsByContent.set(content, id);
    this.#schemas.set(id, schema);
    return id;
  }

  /** May its validator run as deep as the value it checks is nested? */
  isUnbounded(id: string): boolean {
    const visited = new Set<string>();
    const visit = (current: string): boolean => {
      if (this.#recursive.has(current)) return true;
      const schema = this.#schemas.get(current);
      if (schema === undefined || visited.has(current)) return false;
      visited.add(current);
      const nodes = [...walk(schema)].map(({ node }) => node);
      // Items are compared in full, whatever is in them.
      return nodes.some(({ $ref, uniqueItems }) => uniqueItems === true || (typeof $ref === 'string' && visit($ref)));
    };
    return visit(id);
  }

  #definition(name: string, variant: Variant): string {
    const key = `${variant} ${name}`;
    const known = this.#idsOfDefinitions.get(key);
    if (known !== undefined) {
      // Met again before it is complete: it contains itself.
      if (!this.#schemas.has(known)) this.#recursive.add(known);
      return known;
    }
    const id = this.#newId();
    this.#idsOfDefinitions.set(key, id);
    const schema = this.checked(definitionOf(name, this.#definitions), variant);
    const content = canonical(schema);
    const equal = this.#recursive.has(id) ? undefined : this.#idsByContent.get(content);
    this.#idsOfDefinitions.set(key, equal ?? id);
    if (equal === undefined) {
      this.#idsByContent.set(content, id);
      this.#schemas.set(id, schema);
    }
    return equal ?? id;
  }

  #newId(): string {
    return `schema-${this.#count++}`;
  }
}
