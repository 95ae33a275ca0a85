/**
 * A moment as servers written in Go write it: RFC 3339, without the zeros that end the fraction (rest-surfaces 5.3).
 *
 * @example
 * goTime('2026-03-11T19:54:07.120Z'); // '2026-03-11T19:54:07.12Z'
 */
export function goTime(moment: string | number | Date): string {
  return new Date(moment).toISOString().replace(/\.?0*Z$/, 'Z');
}
