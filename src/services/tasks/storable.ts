import { decodeKey } from '../../store/index.js';
import { checkFreeMap, checkKeys } from '../keys.js';
import { invalidField, storedName } from '../names.js';
import type { StoredFields } from './stored-fields.js';

/**
 * The checks of the store on what create and edit are about to write: name length, complete items, usable keys, labels.
 * Gives the fields with the name trimmed.
 *
 * @throws ApiError 400/800 naming the field
 */
export function checkStorable(fields: StoredFields): StoredFields {
  const { name, hyperparams = {}, configuration = {}, container = {}, runtime = {}, script, execution } = fields;
  checkKeys('hyperparams', hyperparams);
  for (const [section, items] of Object.entries(hyperparams)) {
    checkItems(`hyperparams.${decodeKey(section)}`, items, ['section', 'name', 'value']);
  }
  checkItems('configuration', configuration, ['name', 'value']);
  checkKeys('container', container);
  checkValues('container', container, (value) => value === null || typeof value === 'string', 'a string or null');
  checkFreeMap('runtime', runtime);
  checkFreeMap('script.requirements', script?.requirements ?? {});
  checkLabels(execution?.model_labels ?? {});
  const split = execution?.test_split;
  if (split !== undefined && !Number.isInteger(split)) throw invalidField('execution.test_split', 'an integer', typeof split);
  return name === undefined ? fields : { ...fields, name: storedName(name) };
}

function checkItems(path: string, items: Readonly<Record<string, object>>, required: readonly string[]): void {
  checkKeys(path, items);
  for (const [key, item] of Object.entries(items)) {
    for (const field of required) {
      const value = (item as Readonly<Record<string, unknown>>)[field];
      if (typeof value !== 'string') {
        throw invalidField(`${path}.${decodeKey(key)}.${field}`, 'a string', value === undefined ? 'nothing' : typeof value);
      }
    }
  }
}

function checkValues(
  path: string,
  map: Readonly<Record<string, unknown>>,
  fits: (value: unknown) => boolean,
  expected: string,
): void {
  for (const [key, value] of Object.entries(map)) {
    if (!fits(value)) throw invalidField(`${path}.${decodeKey(key)}`, expected, typeof value);
  }
}

/** Two labels may share null and 0, but no other id. */
function checkLabels(labels: Readonly<Record<string, number | null>>): void {
  checkKeys('execution.model_labels', labels);
  checkValues('execution.model_labels', labels, (value) => value === null || Number.isInteger(value), 'an integer or null');
  const seen = new Set<number>();
  for (const id of Object.values(labels)) {
    if (!id) continue;
    if (seen.has(id)) throw invalidField('execution.model_labels', 'a different id for each label', `${id} twice`);
    seen.add(id);
  }
}
