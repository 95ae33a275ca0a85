import type { SymetryEmpty } from '../../generated/surfaces/symetry.js';
import { statusCodeOf } from './status-code.js';

/** What a change answers that went well (A-SYM-8). */
export function done(): { readonly status: 200; readonly body: SymetryEmpty } {
  return { status: 200, body: ok({}) };
}

/** The envelope of what was asked for. */
export function ok<Values>(values: Values): { statusCode: string; statusString: string; values: Values } {
  return { statusCode: statusCodeOf(200), statusString: 'OK', values };
}

/**
 * JSON as the product writes it (rest-surfaces 3.3): characters that mean something to HTML are escaped. To a parser it is the same.
 *
 * @example
 * writeJson({ a: '<' }); // '{"a":"\\u003c"}'
 */
export function writeJson(body: unknown): string {
  return JSON.stringify(body).replaceAll(/[<>&='\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
