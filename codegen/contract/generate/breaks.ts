import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Schema, schemaMap, strings } from '../../emit/schema/keywords.js';
import type { Definitions } from '../../emit/schema/refs.js';
import { changed } from './change.js';
import type { Path } from './path.js';
import type { Random } from './random.js';
import { plain } from './value.js';

/** One change to a value that breaks one constraint, or bends one that is lenient. */
export interface Break {
  readonly path: Path;
  /** `"a number"`; what is at the path afterwards. */
  readonly note: string;
  /** Undefined: the member goes. */
  readonly value: unknown;
}

/** A value of each type of JSON. */
const SAMPLES: readonly (readonly [types: readonly string[], note: string, value: unknown])[] = [
  [['string'], 'a text', 'text'],
  [['number'], 'a fraction', 1.5],
  [['number', 'integer'], 'a number', 7],
  [['boolean'], 'a truth value', true],
  [['array'], 'a list', []],
  [['object'], 'an object', {}],
];

/**
 * Every way to break one constraint of a schema in a value that fits it, here and in what is inside: the first item of a list, every member of
 * an object. Whether a change is really wrong is for the definition's checks to say: some fields accept more than their type.
 */
export function breaksOf(
  schema: Schema,
  value: unknown,
  making: { definitions: Definitions; random: Random },
  path: Path = [],
): Break[] {
  if (!isNode(schema)) return [];
  const node = plain(schema, making);
  const at = (note: string, broken: unknown): Break => ({ path, note, value: broken });
  const here = [
    ...wrongTypes(node, making.random),
    ...wrongValues(node, value),
    ...wrongLists(node, value),
    ...wrongObjects(node, value),
  ];
  const own = here.map(([note, broken]) => at(note, broken));
  return [...(path.length > 0 ? [at('null', null)] : []), ...own, ...inside(node, value, making, path)];
}

type Wrong = readonly [note: string, value: unknown];

function wrongTypes(node: SchemaNode, random: Random): Wrong[] {
  const types = strings(node.type);
  if (types.length === 0) return [];
  const others = SAMPLES.filter(([sample]) => !sample.some((type) => types.includes(type)));
  const plainOnes = others.filter(([sample]) => !sample.includes('array') && !sample.includes('object'));
  const containers = others.filter((each) => !plainOnes.includes(each));
  return [plainOnes, containers]
    .flatMap((list) => (list.length > 0 ? [random.pick(list)] : []))
    .map(([, note, value]) => [note, value]);
}

function wrongValues(node: SchemaNode, value: unknown): Wrong[] {
  const number = (keyword: string): number | undefined => (typeof node[keyword] === 'number' ? node[keyword] : undefined);
  const wrong: Wrong[] = [];
  const [first] = Array.isArray(node.enum) ? node.enum : [];
  if (first !== undefined) wrong.push(['no value of the list', typeof first === 'number' ? 987_654 : 'none_of_these']);
  if (node.const !== undefined) wrong.push(['another value', 'another value']);
  for (const [keyword, step] of [
    ['minimum', -1],
    ['exclusiveMinimum', 0],
    ['maximum', 1],
    ['exclusiveMaximum', 0],
  ] as const) {
    const limit = number(keyword);
    if (limit !== undefined) wrong.push([`past its ${keyword}`, limit + step]);
  }
  if (number('multipleOf') !== undefined) wrong.push(['no multiple', Number(value) + (number('multipleOf') ?? 0) / 2]);
  const least = number('minLength');
  if (least !== undefined && least > 0) wrong.push(['too short', [...String(value)].slice(0, least - 1).join('')]);
  const most = number('maxLength');
  if (most !== undefined) wrong.push(['too long', 'é'.repeat(most + 1)]);
  const unmatched = typeof node.pattern === 'string' ? textWithout(node.pattern, value) : undefined;
  if (unmatched !== undefined) wrong.push(['another pattern', unmatched]);
  return wrong;
}

/** A text that does not match, if one of the likely ones does not. */
function textWithout(pattern: string, value: unknown): string | undefined {
  const expression = new RegExp(pattern, 'u');
  return ['', '\u0000', '~', '\n', `${value}\n~`].find((text) => !expression.test(text));
}

function wrongLists(node: SchemaNode, value: unknown): Wrong[] {
  if (!Array.isArray(value)) return [];
  const [item = 'item'] = value;
  const wrong: Wrong[] = [];
  if (Number(node.minItems ?? 0) > 0) wrong.push(['too few items', value.slice(0, Number(node.minItems) - 1)]);
  if (node.maxItems !== undefined) wrong.push(['too many items', Array.from({ length: Number(node.maxItems) + 1 }, () => item)]);
  if (node.uniqueItems === true) wrong.push(['an item twice', [...value, item, item]]);
  return wrong;
}

function wrongObjects(node: SchemaNode, value: unknown): Wrong[] {
  if (!isNode(value)) return [];
  const names = Object.keys(value);
  const wrong: Wrong[] = [];
  if (node.additionalProperties === false) wrong.push(['a field too many', { ...value, not_declared: 'text' }]);
  if (Number(node.minProperties ?? 0) > 0) wrong.push(['too few fields', {}]);
  if (node.maxProperties !== undefined) {
    const more = Array.from({ length: Number(node.maxProperties) + 1 }, (_, i) => [`more_${i}`, value[names[0] ?? ''] ?? 'text']);
    wrong.push(['too many fields', Object.fromEntries(more)]);
  }
  for (const [name, needed] of dependencies(node.dependentRequired)) {
    const lost = needed.find((each) => names.includes(each));
    if (names.includes(name) && lost !== undefined) wrong.push([`${name} without ${lost}`, changed(value, [lost], undefined)]);
  }
  return wrong;
}

function dependencies(value: unknown): [name: string, needed: string[]][] {
  return isNode(value) ? Object.entries(value).map(([name, needed]) => [name, strings(needed)]) : [];
}

function inside(node: SchemaNode, value: unknown, making: { definitions: Definitions; random: Random }, path: Path): Break[] {
  if (Array.isArray(value) && value.length > 0) {
    return breaksOf((node.items ?? true) as Schema, value[0], making, [...path, 0]);
  }
  if (!isNode(value)) return [];
  const declared = new Map(schemaMap(node.properties));
  const required = strings(node.required).filter((name) => Object.hasOwn(value, name));
  const missing = required.map((name): Break => ({ path: [...path, name], note: 'missing', value: undefined }));
  const members = Object.entries(value).flatMap(([name, member]) =>
    breaksOf(declared.get(name) ?? ((node.additionalProperties ?? true) as Schema), member, making, [...path, name]),
  );
  return [...missing, ...members];
}
