import { acceptValue, type CompiledRoute, type TextType } from '../../rpc/index.js';
import { readText } from '../http/read-text.js';
import { masked } from './masked.js';
import type { RestRequest } from './rest-request.js';

/** What a route takes as text, converted by its declared types; defaults are filled in. */
export interface Parameters {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * Reads and checks the declared parameters of a request; others are ignored.
 *
 * @throws ApiError 400/12 naming the parameter: `query.limit`. It does not quote headers: they hold credentials
 */
export function readParameters({ parameters }: CompiledRoute, request: RestRequest): Parameters {
  const query = new URLSearchParams(request.query);
  const read: Parameters = {
    path: converted(parameters.path, (name) => [request.path[name] ?? '']),
    query: converted(parameters.query, (name) => query.getAll(name)),
    headers: converted(parameters.headers, (name) => headerTexts(request.header(name))),
  };
  acceptValue(read, parameters.validate, () => ({ ...read, headers: masked(read.headers) }));
  return read;
}

function headerTexts(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function converted(
  types: Readonly<Record<string, TextType>>,
  textsOf: (name: string) => readonly string[],
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(types)) {
    const texts = textsOf(name);
    if (texts.length > 0) found[name] = readTexts(texts, type);
  }
  return found;
}

/** A single value that was given twice becomes a list, which its schema refuses: neither is the right one. */
function readTexts(texts: readonly string[], type: TextType): unknown {
  if (type.endsWith('[]')) return texts.map((text) => readText(text, type.slice(0, -2)));
  const values = texts.map((text) => readText(text, type));
  return values.length === 1 ? values[0] : values;
}
