import { decodeKey, encodeKey } from '../../store/index.js';
import { type Field, fieldBelow, object, type Shape } from './fields.js';
import { invalidValue } from './query-errors.js';

/** A path of a document, found in its shape. */
export interface ResolvedPath {
  /** As stored, keys encoded. */
  readonly stored: string;
  readonly steps: readonly Step[];
  /** What lies at its end. */
  readonly field: Field;
}

export interface Step {
  /** Name as stored. */
  readonly name: string;
  readonly field: Field;
}

/** Old names of paths: `[prefix, replacement]`; the rest of the path stays. */
export type Aliases = readonly (readonly [string, string])[];

/** A path with its old name replaced: `execution.parameters.lr` is `hyperparams.Args.lr` (task-core 7.5). */
export function currentPath(path: string, aliases: Aliases): string {
  for (const [prefix, replacement] of aliases) {
    if (path === prefix || path.startsWith(`${prefix}.`)) return replacement + path.slice(prefix.length);
  }
  return path;
}

/**
 * Finds a dotted path in a shape. Parts below a map with encoded keys are decoded and encoded again (task-core 5.3).
 *
 * @param joined shapes of other collections, when the path may go on past a reference
 * @returns undefined when the document has no such field
 * @throws ApiError 400/12 when a path into a map has too many parts
 */
export function resolvePath(shape: Shape, path: string, joined?: ReadonlyMap<string, Shape>): ResolvedPath | undefined {
  const parts = path.split('.');
  const steps: Step[] = [];
  let field: Field = object(shape.fields);
  for (const part of parts) {
    const step = stepBelow(field, part, joined);
    if (!step) return undefined;
    checkLength(step.field, path, parts.length - steps.length);
    steps.push(step);
    field = step.field;
  }
  return { stored: steps.map(({ name }) => name).join('.'), steps, field };
}

function stepBelow(field: Field, part: string, joined: ReadonlyMap<string, Shape> | undefined): Step | undefined {
  const target = field.kind === 'reference' ? joined?.get(field.to) : undefined;
  const name = field.kind === 'map' && field.encoded ? encodeKey(decodeKey(part)) : part;
  const found = safeKey(name) ? fieldBelow(target ? object(target.fields) : field, name) : undefined;
  return found && { name, field: found };
}

function safeKey(name: string): boolean {
  return name !== '' && !name.startsWith('$') && name !== '__proto__';
}

function checkLength(field: Field, path: string, parts: number): void {
  if (field.kind !== 'map' || field.maxParts === undefined || parts <= field.maxParts) return;
  throw invalidValue(path, `a path of at most ${field.maxParts} parts`, `${parts} parts`);
}
