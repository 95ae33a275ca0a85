import { ApiError, baseErrors } from '../../rpc/index.js';
import { GoScanner, GoSyntaxError } from './go-scanner.js';

/** What the error about a body says of what Go's decoder would say. */
export const DECODER = 'decoder';

/**
 * Reads the first JSON value of a text and nothing behind it, as a decoder of Go does, and fails with its words (rest-surfaces 5.1).
 *
 * @param maxDepth levels of nesting
 * @throws ApiError 400/0
 */
export function firstJson(text: string, maxDepth: number): unknown {
  const scanner = new GoScanner(text, maxDepth);
  try {
    const [from, to] = scanner.value();
    return JSON.parse(text.slice(from, to));
  } catch (error) {
    if (!(error instanceof GoSyntaxError)) throw error;
    throw new ApiError(baseErrors.bad_request, { extra: error.message, hints: { [DECODER]: error.message }, cause: error });
  }
}
