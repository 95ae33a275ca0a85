import type { Version } from '../../rpc/index.js';
import { resolvePath } from '../query/path.js';
import { asIds, present, type Wire } from '../query/present.js';
import { ALL } from '../query/selection.js';
import { taskShape } from '../query/shapes/index.js';
import { mergedTags } from './legacy-output.js';

/**
 * The `fields` of a write's answer: what was set, paths as they were written, values in wire shape, null for what was removed.
 *
 * @param version the version the caller asked for; before 2.3 tags are shown together with system tags
 */
export function presentFields(fields: Readonly<Record<string, unknown>>, version?: Version): Wire {
  const shown = Object.fromEntries(
    Object.entries(fields).flatMap(([path, value]) => (value === undefined ? [] : [[path, presentField(path, value)]])),
  );
  return version ? mergedTags(shown, version) : shown;
}

function presentField(path: string, value: unknown): unknown {
  const field = value === null ? undefined : resolvePath(taskShape, path)?.field;
  return field ? present(field, ALL, asIds)(value) : value;
}
