import { isNode } from '../../definition/schema-walk.js';
import { isListFilter } from '../../emit/schema/facts.js';
import { type Schema, schemaMap, strings } from '../../emit/schema/keywords.js';
import { resolve } from '../../emit/schema/refs.js';
import type { Operation } from '../model/operation.js';
import { type Case, stepOf } from './case.js';
import { type CaseMaking, fieldsOf, madeUpId, minimalRequest, requestFor } from './making.js';

/** As deep as no server follows. */
const TOO_DEEP = 1_000;

/** Texts that break what takes texts for harmless: other scripts, characters outside the first plane, half of one, controls, much of it. */
const HOSTILE: readonly (readonly [note: string, text: string])[] = [
  ['unicode', 'Zażółć 漢字 🦉 \u202Eabc ﷽'],
  ['half a character', 'a\ud800b'],
  ['control characters', 'a\u0000b\u0007\u007f\r\n'],
  ['syntax', `'"\\;--<b>\${x}{{ y }}$ne%00../__proto__`],
  ['a huge text', 'long '.repeat(20_000)],
];

const HUGE_NUMBERS = [2 ** 53, -(2 ** 63), 1e300].map((number) => [String(number), number] as const);

/** Requests that look wrong and are not, and requests with values of the right type that are hard to deal with. */
export function lenientCases(operation: Operation, { random, strict }: CaseMaking): Case[] {
  const idOf = (): string => madeUpId(random);
  const minimal = (): Record<string, unknown> => minimalRequest(operation, random, idOf);
  const withField = (note: string, name: string, value: unknown): Case => ({
    setup: [],
    step: stepOf(operation, { ...minimal(), [name]: value }),
    note,
  });
  const hardField = (name: string, [note, value]: readonly [string, unknown]): Case => withField(`${name}: ${note}`, name, value);
  const full = requestFor(operation, { random, optional: 'all', idOf }, (name) => fieldsOf(operation, strict).includes(name));
  const properties = schemaMap(operation.request.properties).filter(([name]) => Object.hasOwn(full, name));
  const filters = properties.filter(([name, schema]) => isListFilter(schema) && Array.isArray(full[name]));
  const texts = properties.filter(([, schema]) => isPlain(schema, operation, ['string']));
  const numbers = properties.filter(([, schema]) => isPlain(schema, operation, ['integer', 'number']));
  return [
    withField('a field that nobody declares', 'not_declared', { any: ['thing', 1, null] }),
    withField('null in a field that nobody declares', 'not_declared', null),
    ...filters.map(([name]) => withField(`${name}: one value instead of a list`, name, (full[name] as unknown[])[0] ?? 'text')),
    withField('a field that nobody declares, nested without end', 'not_declared', nested(TOO_DEEP)),
    ...texts.map(([name]) => hardField(name, random.pick(HOSTILE))),
    ...numbers.map(([name]) => hardField(name, random.pick(HUGE_NUMBERS))),
  ];
}

function isPlain(schema: Schema, { definitions }: Operation, types: readonly string[]): boolean {
  const node = resolve(schema, definitions);
  return isNode(node) && node.enum === undefined && strings(node.type).some((type) => types.includes(type));
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
