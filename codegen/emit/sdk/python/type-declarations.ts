import type { SdkField, SdkObject, SdkType } from '../model.js';
import { namesIn } from '../shape.js';
import { annotationOf, type Direction } from './annotations.js';
import { docstring } from './docstring.js';
import { isAnnotating, isIdentifier } from './names.js';
import { around, brackets, constant, flat, indented, lines, spread, text } from './printer.js';

/**
 * Declares types, each a block of lines: an object is a `TypedDict`, anything else another name. In what comes from a server nothing is
 * closed: undeclared members are in the dictionary all the same, and enumerations may have values that are not known yet.
 */
export function declareTypes(types: readonly SdkType[]): string[][] {
  const declared = new Set<string>();
  return types.map((type) => {
    const block = type.kind === 'object' ? declareObject(type) : declareAlias(type, declared);
    declared.add(type.name);
    return block;
  });
}

function directionOf({ side }: SdkType): Direction {
  return side === 'request' ? 'sent' : 'received';
}

function declareAlias(type: Exclude<SdkType, SdkObject>, declared: ReadonlySet<string>): string[] {
  const later = new Set(namesIn(type.shape).filter((name) => !declared.has(name)));
  const doc = docstring([type.description], 0);
  return [...lines(around(`${type.name} = `, annotationOf(type.shape, directionOf(type), later)), 0), ...doc];
}

function declareObject(type: SdkObject): string[] {
  const { name, fields } = type;
  const required = fields.filter((field) => field.required);
  const optional = fields.filter((field) => !field.required);
  const doc = docstring([type.description], 1);
  const direction = directionOf(type);
  if (!fields.every(isPlain)) return declareByCall(name, required, optional, direction, doc);
  if (required.length === 0 || optional.length === 0) {
    const base = required.length === 0 && optional.length > 0 ? 'TypedDict, total=False' : 'TypedDict';
    return [`class ${name}(${base}):`, ...indented(body(doc, fields, direction))];
  }
  return [
    `class _${name}Required(TypedDict):`,
    ...indented(body([], required, direction)),
    '',
    '',
    `class ${name}(_${name}Required, total=False):`,
    ...indented(body(doc, optional, direction)),
  ];
}

/** Can the field stand in the body of a class? */
function isPlain({ name }: SdkField): boolean {
  return isIdentifier(name) && !name.startsWith('__') && !isAnnotating(name);
}

function body(doc: readonly string[], fields: readonly SdkField[], direction: Direction): string[] {
  const members = fields.flatMap((field) => [
    ...lines(around(`${field.name}: `, annotationOf(field.shape, direction)), 1),
    ...docstring([fieldText(field)], 1),
  ]);
  const content = [...doc, ...(doc.length > 0 && members.length > 0 ? [''] : []), ...members];
  return content.length > 0 ? content : ['pass'];
}

/** Objects with members that no class can have, put together by calls of `TypedDict`. */
function declareByCall(
  name: string,
  required: readonly SdkField[],
  optional: readonly SdkField[],
  direction: Direction,
  doc: readonly string[],
): string[] {
  const parts = [
    { base: `_${name}Required`, fields: required, total: [] },
    { base: `_${name}Optional`, fields: optional, total: ['total=False'] },
  ].filter(({ fields }) => fields.length > 0);
  const declarations = parts.flatMap(({ base, fields, total }) => {
    const members = fields.map((field) => `${text(field.name)}: ${text(flat(annotationOf(field.shape, direction)))}`);
    return spread(brackets(`${base} = TypedDict(`, [text(base), brackets('{', members, '}'), ...total], ')'), 0);
  });
  const bases = parts.map(({ base }) => base).join(', ');
  return [...declarations, '', '', `class ${name}(${bases}):`, ...indented(doc.length > 0 ? [...doc] : ['pass'])];
}

/** What there is to say of a field. */
export function fieldText({ description, fallback, since, deprecated, format }: SdkField): string {
  return [
    description,
    format === 'date-time' ? 'ISO 8601.' : '',
    fallback && fallback.value !== null ? `${constant(fallback.value)} when missing.` : '',
    since === undefined ? '' : `Since ${since}.`,
    deprecated ? 'Deprecated.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
