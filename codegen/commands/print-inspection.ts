import type { SchemaNode } from '../definition/ir.js';
import { isNode } from '../definition/schema-walk.js';
import type { Difference } from '../lock/difference.js';
import type { Inspection } from './inspection.js';

/** An inspection for people: access, versions with what each added, and the fields of both sides. */
export function printInspection(found: Inspection): string {
  const { action, version, description, versions, batch, request, response } = found;
  const sections = [
    [`${action}@${version}`, ...indented([description.trim()])],
    ['access', ...indented(access(found))],
    ['versions', ...indented(versions.flatMap((each) => versionLines(each, each.version === version)))],
    batch ? ['request', ...indented([`a list of requests of ${batch.action}@${batch.version}`])] : side('request', request ?? {}),
    side('response', response),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function access({ internal, authorize, allowRoles, errors, deprecated, sunset }: Inspection): string[] {
  return [
    `${authorize ? 'needs credentials' : 'open to all'}, roles ${allowRoles.join(', ')}${internal ? ', internal' : ''}`,
    ...(errors.length > 0 ? [`errors: ${errors.join(', ')}`] : []),
    ...(deprecated ? [deprecated === true ? 'deprecated' : `deprecated since ${deprecated}`] : []),
    ...(sunset === undefined ? [] : [`goes away on ${sunset}`]),
  ];
}

function versionLines({ version, changes }: Inspection['versions'][number], shown: boolean): string[] {
  return [`${version}${shown ? ' (shown)' : ''}`, ...indented(changes.map(changeLine))];
}

function changeLine({ path, was, is }: Difference): string {
  const short = path.replaceAll(/(?<=^|\.)properties\./g, '');
  if (was === undefined) return `+ ${short}`;
  return is === undefined ? `- ${short}` : `~ ${short}: ${JSON.stringify(was)} became ${JSON.stringify(is)}`;
}

function side(title: string, schema: SchemaNode): string[] {
  const lines = fieldLines(schema);
  return [title, ...indented(lines.length > 0 ? lines : [typeText(schema)])];
}

/** One line a field: name (`*` when required), type, description; the fields of objects and of lists of them below. */
function fieldLines(schema: SchemaNode): string[] {
  const fields = Object.entries(isNode(schema.properties) ? schema.properties : {});
  const required = Array.isArray(schema.required) ? schema.required : [];
  const width = Math.max(0, ...fields.map(([name]) => name.length + 1));
  return fields.flatMap(([name, field]) => {
    if (!isNode(field)) return [];
    const label = `${name}${required.includes(name) ? '*' : ''}`.padEnd(width);
    const description = typeof field.description === 'string' ? firstLine(field.description) : '';
    const line = `${label}  ${typeText(field)}${description === '' ? '' : `  # ${description}`}`;
    return [line, ...indented(fieldLines(innermost(field)))];
  });
}

/** What lists and maps hold, however deep. */
function innermost(schema: SchemaNode): SchemaNode {
  const inner = isNode(schema.items) ? schema.items : schema.additionalProperties;
  return isNode(inner) && !isNode(schema.properties) ? innermost(inner) : schema;
}

/** A schema in a few words: `list of string`, `integer >= 0, default 0`. */
function typeText(schema: SchemaNode): string {
  const limits = Object.entries({ minimum: '>=', maximum: '<=', pattern: 'like' }).flatMap(([key, word]) =>
    schema[key] === undefined ? [] : [`${word} ${schema[key]}`],
  );
  const fallback = schema.default === undefined ? '' : `, default ${JSON.stringify(schema.default)}`;
  return [baseType(schema), ...limits].join(' ') + fallback;
}

function baseType({ type, enum: values, items, additionalProperties }: SchemaNode): string {
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (type === 'array') return isNode(items) ? `list of ${baseType(items)}` : 'list';
  if (type === 'object' && isNode(additionalProperties)) return `map of ${baseType(additionalProperties)}`;
  return [type ?? 'any'].flat().join(' | ');
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trim() ?? '';
}

function indented(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`);
}
