import { ApiError, acceptValue, baseErrors, type CompiledRequestBody } from '../../rpc/index.js';
import { parseJson, textOf } from '../http/json.js';
import { fieldsInAnyCase } from './any-case.js';
import { masked, maskedAt } from './masked.js';

/** Whether a media type is parsed and written as JSON. */
export function isJson(content: string): boolean {
  return /[/+]json$/.test(content);
}

/** How a surface reads the text of a JSON body. @throws ApiError 400/0 for what is none, or nested deeper than `maxDepth` */
export type ParseJson = (text: string, maxDepth: number) => unknown;

/**
 * Reads and checks a body by its definition alone: clients in the field send JSON as text/plain and the reverse (rest-surfaces 1.1),
 * so that the type they name says nothing.
 *
 * @param opened the content: the body as it came, or what was encrypted or encoded in it
 * @throws ApiError 400/0 for what is no UTF-8 or no JSON, 400/12 for what does not fit
 */
export function readContent(
  opened: Buffer,
  { content, wire, fields, secrets = [], validate }: CompiledRequestBody,
  maxDepth: number,
  parse: ParseJson = strictJson,
): unknown {
  const text = textOf(opened);
  const parsed = isJson(content) ? parse(text, maxDepth) : text;
  const value = fields === undefined ? parsed : fieldsInAnyCase(parsed, fields);
  // What travels encrypted was not meant to be read on the way back either.
  acceptValue(value, validate, () => (wire === undefined ? maskedAt(value, secrets) : masked(value)));
  return value;
}

function strictJson(text: string, maxDepth: number): unknown {
  if (text.trim() === '') throw new ApiError(baseErrors.bad_request, { extra: 'the body is empty: expected application/json' });
  return parseJson(text, maxDepth);
}
