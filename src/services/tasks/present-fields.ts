import type { Wire } from '../query/present.js';
import { presentWritten } from '../query/present-written.js';
import { taskShape } from '../query/shapes/index.js';

/** The `fields` of a write's answer: what was set, paths as they were written, values in wire shape, null for what was removed. */
export function presentFields(fields: Readonly<Record<string, unknown>>): Wire {
  return presentWritten(taskShape, fields);
}
