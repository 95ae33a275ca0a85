import type { Type } from '../print/types.js';
import { docComment } from '../print/typescript.js';

/** An exported type: an interface where it is one object, else an alias. */
export function declareType(name: string, { text, binding }: Type, doc: readonly string[]): string {
  const isObject = binding === 'atom' && text.startsWith('{');
  return `${docComment(doc)}export ${isObject ? `interface ${name} ${text}` : `type ${name} = ${text};`}\n`;
}
