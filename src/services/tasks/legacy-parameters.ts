import { invalidValue } from '../query/query-errors.js';
import type { ItemMap, SectionMap } from './fields-request.js';
import { pythonText } from './python-text.js';

/** Type of the items that came, and go, in the old form. */
export const LEGACY = 'legacy';
/** Section of the parameters of TensorFlow, and what their old names begin with. */
export const TF_DEFINE = 'TF_DEFINE';
const TF_PREFIX = `${TF_DEFINE}/`;

/**
 * `execution.parameters` as hyperparameters (task-core 5.6). What the request says itself keeps its place; without that, `stored`
 * does, less everything that came in this old form before.
 *
 * @param parameters name to value of any type; those of TensorFlow are named `TF_DEFINE/<name>`
 * @returns undefined when that changes nothing
 * @throws ApiError 400/12 a parameter without a name
 */
export function legacyHyperparams(
  parameters: Readonly<Record<string, unknown>>,
  given: SectionMap | undefined,
  stored: SectionMap,
): SectionMap | undefined {
  const added = Object.entries(parameters);
  if (!given && added.length === 0 && !Object.values(stored).some(hasLegacy)) return undefined;
  const merged = new Map(Object.entries(given ?? withoutLegacySections(stored)));
  for (const [key, value] of added) {
    const [section, name] = key.startsWith(TF_PREFIX) ? [TF_DEFINE, key.slice(TF_PREFIX.length)] : ['Args', key];
    checkName(name, 'execution.parameters');
    merged.set(section, { ...merged.get(section), [name]: { section, name, type: LEGACY, value: pythonText(value) } });
  }
  return Object.fromEntries(merged);
}

/** `execution.model_desc` as configuration, in the same way. */
export function legacyConfiguration(
  description: Readonly<Record<string, unknown>>,
  given: ItemMap | undefined,
  stored: ItemMap,
): ItemMap | undefined {
  const added = Object.entries(description);
  if (!given && added.length === 0 && !hasLegacy(stored)) return undefined;
  const merged = new Map(Object.entries(given ?? withoutLegacy(stored)));
  for (const [name, value] of added) {
    checkName(name, 'execution.model_desc');
    merged.set(name, { name, type: LEGACY, value: pythonText(value) });
  }
  return Object.fromEntries(merged);
}

function hasLegacy(items: ItemMap): boolean {
  return Object.values(items).some(({ type }) => type === LEGACY);
}

function withoutLegacy(items: ItemMap): ItemMap {
  return Object.fromEntries(Object.entries(items).filter(([, { type }]) => type !== LEGACY));
}

/** A section of which nothing is left goes too. */
function withoutLegacySections(sections: SectionMap): SectionMap {
  const kept = Object.entries(sections).map(([section, items]) => [section, withoutLegacy(items)] as const);
  return Object.fromEntries(kept.filter(([, items]) => Object.keys(items).length > 0));
}

function checkName(name: string, path: string): void {
  if (name.trim() === '') throw invalidValue(path, 'names that are not empty', 'an empty name');
}
