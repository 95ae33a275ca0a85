import { generateSync, type JsonSchema } from 'json-schema-faker';
import type { SchemaNode } from '../../definition/ir.js';
import type { Random } from './random.js';

/** Keywords that say which texts and numbers fit. */
const KEYWORDS = ['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const MORE = ['multipleOf'];

/** A text of 8 letters, for a text that need not be anything in particular: long enough for a name, and hardly met twice. */
export function plainText(random: Random): string {
  return Array.from({ length: 8 }, () => String.fromCharCode(97 + random.below(26))).join('');
}

/** A text that fits the node's limits, pattern and format. Whether it does is for the caller to check: not every pattern can be met. */
export function textFor(node: SchemaNode, random: Random): string {
  const limited = ['format', 'pattern', 'minLength', 'maxLength'].some((keyword) => node[keyword] !== undefined);
  return limited ? String(made('string', node, random)) : plainText(random);
}

/** A number that fits the node's limits: small unless they say otherwise, so that pages, counts and times stay sensible. */
export function numberFor(type: 'integer' | 'number', node: SchemaNode, random: Random): number {
  const limits = node.minimum === undefined && node.exclusiveMinimum === undefined ? { minimum: 0 } : {};
  const least = typeof node.minimum === 'number' ? node.minimum : 0;
  const most = node.maximum === undefined && node.exclusiveMaximum === undefined ? { maximum: least + 100 } : {};
  return Number(made(type, { ...limits, ...most, ...node }, random));
}

function made(type: string, node: SchemaNode, random: Random): unknown {
  const limits = [...KEYWORDS, ...MORE].filter((keyword) => node[keyword] !== undefined);
  const schema = { type, ...Object.fromEntries(limits.map((keyword) => [keyword, node[keyword]])) };
  return generateSync(schema as JsonSchema, { seed: random.below(2 ** 31) });
}
