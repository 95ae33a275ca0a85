import { generateSync, type JsonSchema } from 'json-schema-faker';
import type { SchemaNode } from '../../definition/ir.js';
import type { Random } from './random.js';

/** Keywords that say which texts and numbers fit. */
const TEXT_LIMITS = ['format', 'pattern', 'minLength', 'maxLength'];
const NUMBER_LIMITS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** Formats that the library knows; what it makes of any other could be anything, and nothing. */
const FORMATS = ['date-time', 'date', 'time', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname'];

/** A text of 8 letters, for a text that need not be anything in particular: long enough for a name, and hardly met twice. */
export function plainText(random: Random): string {
  return Array.from({ length: 8 }, () => String.fromCharCode(97 + random.below(26))).join('');
}

/** A text that fits the node's limits, pattern and format. Whether it does is for the caller to check: not every pattern can be met. */
export function textFor(node: SchemaNode, random: Random): string {
  const { format, ...limits } = node;
  const limited = ['pattern', 'minLength', 'maxLength'].some((keyword) => limits[keyword] !== undefined);
  // An address belongs to one person only, as a name often does.
  if (!limited && format === 'email') return `${plainText(random)}@example.com`;
  if (!limited && !FORMATS.includes(String(format))) return plainText(random);
  return String(made('string', node, random));
}

/** A number that fits the node's limits: small unless they say otherwise, so that pages, counts and times stay sensible. */
export function numberFor(type: 'integer' | 'number', node: SchemaNode, random: Random): number {
  const limit = (...keywords: readonly string[]): number | undefined =>
    keywords.map((keyword) => node[keyword]).find((value): value is number => typeof value === 'number');
  const [least, most, step = 1] = [
    limit('minimum', 'exclusiveMinimum'),
    limit('maximum', 'exclusiveMaximum'),
    limit('multipleOf'),
  ];
  const room = 100 * Math.max(1, step);
  const lower = least === undefined ? { minimum: most === undefined || most > 0 ? 0 : most - room } : {};
  const upper = most === undefined ? { maximum: (least ?? 0) + room } : {};
  return Number(made(type, { ...lower, ...upper, ...node }, random));
}

function made(type: string, node: SchemaNode, random: Random): unknown {
  const limits = [...TEXT_LIMITS, ...NUMBER_LIMITS].filter((keyword) => node[keyword] !== undefined);
  const schema = { type, ...Object.fromEntries(limits.map((keyword) => [keyword, node[keyword]])) };
  return generateSync(schema as JsonSchema, { seed: random.below(2 ** 31) });
}
