import { isNode } from '../../definition/schema-walk.js';
import { defaultOf } from '../schema/facts.js';
import { type Schema, schemaMap, strings } from '../schema/keywords.js';
import { type Definitions, refName, resolve } from '../schema/refs.js';
import { neededBeside, typeText } from './type-text.js';

/** A field as a table shows it. */
export interface Field {
  /** Dotted: `filter.tags`, `models[].name` in a list, `hyperparams.*.name` in a map. */
  readonly path: string;
  /** In words, with limits. */
  readonly type: string;
  readonly required: boolean;
  /** As JSON; empty when there is none. */
  readonly fallback: string;
  readonly description: string;
}

/** The fields of a schema, nested ones below theirs. Objects with a section of their own are not entered. */
export function fieldsOf(schema: Schema, definitions: Definitions, prefix = ''): Field[] {
  if (!isNode(schema)) return [];
  const node = resolve(schema, definitions);
  const required = strings(node.required);
  return schemaMap(node.properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const description = isNode(field) ? resolve(field, definitions).description : '';
    const fallback = defaultOf(field, definitions);
    const own: Field = {
      path,
      type: [typeText(field, definitions), neededBeside(name, node)].filter((part) => part !== '').join(', '),
      required: required.includes(name),
      fallback: fallback ? JSON.stringify(fallback.value) : '',
      description: typeof description === 'string' ? description : '',
    };
    return [own, ...below(field, definitions, path)];
  });
}

function below(field: Schema, definitions: Definitions, path: string): Field[] {
  if (!isNode(field) || refName(field) !== undefined) return [];
  if (isNode(field.items)) return below(field.items, definitions, `${path}[]`);
  if (isNode(field.additionalProperties)) return below(field.additionalProperties, definitions, `${path}.*`);
  return fieldsOf(field, definitions, `${path}.`);
}
