import type { Definitions } from '../schema/refs.js';
import { type Field, fieldsOf } from './fields.js';
import { historyOf, type VersionedSchema } from './since.js';
import { type Column, code, listed, prose, table } from './text.js';
import { typeText } from './type-text.js';

const path: Column<Field> = { title: 'field', of: (field) => code(field.path) };
const type: Column<Field> = { title: 'type', of: (field) => field.type };
const required: Column<Field> = { title: 'required', of: (field) => (field.required ? 'yes' : ''), optional: true };
const fallback: Column<Field> = { title: 'default', of: (field) => code(field.fallback), optional: true };
const meaning: Column<Field> = { title: 'what it is', of: (field) => prose(field.description) };

/** What an action takes: the fields of the newest layer, with the version since which each is there. */
export function requestTable(layers: readonly VersionedSchema[], definitions: Definitions): string {
  return sideTable(layers, definitions, [required, fallback], 'No fields.');
}

/** What an action gives. */
export function answerTable(layers: readonly VersionedSchema[], definitions: Definitions): string {
  return sideTable(layers, definitions, [], 'Nothing: `data` is `{}`.');
}

/** The fields of an object that several actions share. */
export function objectTable(name: string, definitions: Definitions): string {
  return table([path, type, required, fallback, meaning], fieldsOf({ $ref: `#/definitions/${name}` }, definitions));
}

function sideTable(
  layers: readonly VersionedSchema[],
  definitions: Definitions,
  columns: readonly Column<Field>[],
  nothing: string,
): string {
  const newest = layers.at(-1)?.schema ?? {};
  const { since, gone } = historyOf(layers, definitions);
  const fields = fieldsOf(newest, definitions);
  const version: readonly Column<Field>[] =
    layers.length > 1 ? [{ title: 'since', of: (field) => since.get(field.path) ?? '' }] : [];
  if (fields.length === 0 && gone.size === 0) return isOpen(newest) ? `Any fields: ${typeText(newest, definitions)}.` : nothing;
  const parted = [...gone].map(([name, last]) => `${code(name)} up to ${last}`);
  return [
    fields.length === 0 ? '' : table([path, type, ...columns, ...version, meaning], fields),
    parted.length === 0 ? '' : `Earlier versions only: ${listed(parted)}.`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Whether a schema without fields says that there will be some all the same. */
function isOpen(schema: VersionedSchema['schema']): boolean {
  return schema.additionalProperties !== undefined && schema.additionalProperties !== false;
}
