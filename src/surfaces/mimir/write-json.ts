/** What Go's encoder escapes so that JSON can stand in a page. */
const ESCAPES = /[<>&\u2028\u2029]/g;

/**
 * JSON as servers written in Go write it (rest-surfaces 5.1): with a line break at the end. Sent as what it is, where the vendor's comes
 * as text/plain (A-MIM-2).
 *
 * @example
 * goJson({ a: '<b>' }); // '{"a":"\\u003cb\\u003e"}\n'
 */
export function goJson(value: unknown): string {
  return `${JSON.stringify(value).replaceAll(ESCAPES, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
