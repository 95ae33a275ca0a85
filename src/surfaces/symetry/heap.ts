/** Parameters for the memory of a task, with the product's defaults (rest-surfaces 3.3). They are not stored where nobody gave them. */
export const heapDefaults = { 'sml.task.heap.min': '1024m', 'sml.task.heap.max': '2048m' } as const;

const [MIN, MAX] = ['sml.task.heap.min', 'sml.task.heap.max'] as const;

/** More digits than any machine has memory: numbers without end would take their time. */
const SIZE = /^(\d{1,30})([kmg])$/i;

const UNITS: Readonly<Record<string, bigint>> = { k: 1n, m: 1024n, g: 1024n * 1024n };

/** What is wrong with the memory that a task asks for, in words; undefined when nothing is (rest-surfaces 3.6). */
export function heapProblem(params: Readonly<Record<string, string>>): string | undefined {
  const given = { ...heapDefaults, ...params };
  const [min, max] = [kibibytes(given[MIN]), kibibytes(given[MAX])];
  for (const [name, size] of [
    [MIN, min],
    [MAX, max],
  ] as const) {
    if (size === undefined)
      return `params.${name}: expected a size such as ${heapDefaults[name]}, a number followed by k, m or g`;
  }
  if (min !== undefined && max !== undefined && min <= max) return undefined;
  return `params.${MIN}: expected no more than ${MAX}, got ${given[MIN]} and ${given[MAX]}`;
}

function kibibytes(text: string): bigint | undefined {
  const [, digits, unit = ''] = SIZE.exec(text) ?? [];
  return digits === undefined ? undefined : BigInt(digits) * (UNITS[unit.toLowerCase()] ?? 0n);
}
