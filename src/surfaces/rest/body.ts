import { ApiError, acceptValue, baseErrors, type CompiledRequestBody } from '../../rpc/index.js';
import { parseJson, textOf } from '../http/json.js';
import { masked } from './masked.js';

/** Whether a media type is parsed and written as JSON. */
export function isJson(content: string): boolean {
  return /[/+]json$/.test(content);
}

/**
 * Reads and checks a body by its definition alone: clients in the field send JSON as text/plain and the reverse (rest-surfaces 1.1),
 * so that the type they name says nothing.
 *
 * @param opened the content: the body as it came, or what was encrypted or encoded in it
 * @throws ApiError 400/0 for what is no UTF-8 or no JSON, 400/12 for what does not fit
 */
export function readContent(opened: Buffer, { content, wire, validate }: CompiledRequestBody, maxDepth: number): unknown {
  const value = contentOf(opened, content, maxDepth);
  // What travels encrypted was not meant to be read on the way back either.
  acceptValue(value, validate, wire === undefined ? undefined : () => masked(value));
  return value;
}

function contentOf(opened: Buffer, content: string, maxDepth: number): unknown {
  const text = textOf(opened);
  if (!isJson(content)) return text;
  if (text.trim() === '') throw new ApiError(baseErrors.bad_request, { extra: `the body is empty: expected ${content}` });
  return parseJson(text, maxDepth);
}
