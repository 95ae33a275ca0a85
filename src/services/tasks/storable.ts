import { invalidField, storedName } from '../names.js';
import type { StoredFields } from './stored-fields.js';

/**
 * The checks of the store on what create and edit are about to write: name length, complete items, usable keys, labels.
 * Gives the fields with the name trimmed.
 *
 * @throws ApiError 400/800 naming the field
 */
export function checkStorable(fields: StoredFields): StoredFields {
  for (const [section, items] of Object.entries(fields.hyperparams ?? {})) {
    checkKey('hyperparams', section);
    checkItems(`hyperparams.${section}`, items, ['section', 'name', 'value']);
  }
  checkItems('configuration', fields.configuration ?? {}, ['name', 'value']);
  checkValues('container', fields.container ?? {}, (value) => value === null || typeof value === 'string', 'a string or null');
  checkLabels(fields.execution?.model_labels ?? {});
  const split = fields.execution?.test_split;
  if (split !== undefined && !Number.isInteger(split))
    throw invalidField('execution.test_split', 'an integer', JSON.stringify(split));
  return fields.name === undefined ? fields : { ...fields, name: storedName(fields.name) };
}

function checkItems(path: string, items: Readonly<Record<string, object>>, required: readonly string[]): void {
  for (const [key, item] of Object.entries(items)) {
    checkKey(path, key);
    for (const field of required) {
      const value = (item as Record<string, unknown>)[field];
      if (typeof value !== 'string')
        throw invalidField(`${path}.${key}.${field}`, 'a string', value === undefined ? 'nothing' : typeof value);
    }
  }
}

/** Keys are stored without surrounding white space, so one of nothing else has no name left. */
function checkKey(path: string, encoded: string): void {
  if (encoded === '') throw invalidField(path, 'names that are not only white space', 'an empty name');
}

function checkValues(
  path: string,
  map: Readonly<Record<string, unknown>>,
  fits: (value: unknown) => boolean,
  expected: string,
): void {
  for (const [key, value] of Object.entries(map)) if (!fits(value)) throw invalidField(`${path}.${key}`, expected, typeof value);
}

/** Two labels may share null and 0, but no other id. */
function checkLabels(labels: Readonly<Record<string, number | null>>): void {
  checkValues('execution.model_labels', labels, (value) => value === null || Number.isInteger(value), 'an integer or null');
  const seen = new Set<number>();
  for (const id of Object.values(labels)) {
    if (!id) continue;
    if (seen.has(id)) throw invalidField('execution.model_labels', 'a different id for each label', `${id} twice`);
    seen.add(id);
  }
}
