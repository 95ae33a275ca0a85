import type { SchemaNode } from '../../definition/ir.js';
import { docComment } from '../print/typescript.js';
import { objectBody, type Spelling, typeOf } from './type-of.js';

/** An exported type for a schema: an interface where it is one object, else an alias. */
export function declareType(name: string, node: SchemaNode, spelling: Spelling, doc: readonly string[]): string {
  const { text } = typeOf(node, spelling);
  const isObject = text === objectBody(node, spelling, 0);
  return `${docComment(doc)}export ${isObject ? `interface ${name} ${text}` : `type ${name} = ${text};`}\n`;
}

/** An exported type that is another one. */
export function declareAlias(name: string, target: string, doc: readonly string[]): string {
  return `${docComment(doc)}export type ${name} = ${target};\n`;
}
