import type { Version } from '../../rpc/index.js';
import type { Wire } from '../query/present.js';
import { presentWritten } from '../query/present-written.js';
import { taskShape } from '../query/shapes/index.js';
import { mergedTags } from './legacy-output.js';

/**
 * The `fields` of a write's answer: what was set, paths as they were written, values in wire shape, null for what was removed.
 *
 * @param version the version the caller asked for; before 2.3 tags are shown together with system tags
 */
export function presentFields(fields: Readonly<Record<string, unknown>>, version?: Version): Wire {
  const shown = presentWritten(taskShape, fields);
  return version ? mergedTags(shown, version) : shown;
}
