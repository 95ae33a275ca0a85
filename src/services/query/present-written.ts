import type { Shape } from './fields.js';
import { resolvePath } from './path.js';
import { asIds, present, type Wire } from './present.js';
import { ALL } from './selection.js';

/** The `fields` of a write's answer: what was set, paths as they were written, values in wire shape, null for what was removed. */
export function presentWritten(shape: Shape, fields: Readonly<Record<string, unknown>>): Wire {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, value]) => (value === undefined ? [] : [[path, presentField(shape, path, value)]])),
  );
}

function presentField(shape: Shape, path: string, value: unknown): unknown {
  const field = value === null ? undefined : resolvePath(shape, path)?.field;
  return field ? present(field, ALL, asIds)(value) : value;
}
