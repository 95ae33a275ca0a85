import { ApiError, baseErrors, type Payload, type Target } from '../../rpc/index.js';
import { readBody } from '../http/body-reader.js';
import type { Exchange } from '../http/exchange.js';
import { readFields } from '../http/fields.js';
import { parseJson, textOf } from '../http/json.js';
import type { HttpLimits } from '../http/limits.js';
import { refuseUnsupported } from '../http/media.js';
import { withLastEventId } from '../live/last-event-id.js';

type Fields = Record<string, unknown>;

/** Exactly this: with a parameter behind it, it is one JSON text like any other type (task-core 1.3). */
const JSON_LINES = 'application/json-lines';
const FORM = 'application/x-www-form-urlencoded';

/**
 * Loads the parameters of a call: the body, whatever the method; the query string over it; a form over both (task-core 1.3).
 *
 * @throws ApiError 400/0 malformed, 413/0 too large, 415/0 encoded or multipart
 */
export function loadPayload(exchange: Exchange, target: Target, limits: HttpLimits): Payload | Promise<Payload> {
  refuseUnsupported(exchange);
  const body = readBody(exchange.incoming, limits.bodyBytes);
  return body instanceof Promise
    ? body.then((bytes) => payloadOf(exchange, bytes, target, limits))
    : payloadOf(exchange, body, target, limits);
}

function payloadOf(exchange: Exchange, bytes: Buffer, { layer }: Target, { jsonDepth }: HttpLimits): Payload {
  if (exchange.headers['content-type'] === JSON_LINES) return { items: parseLines(textOf(bytes), jsonDepth) };
  const isForm = exchange.mediaType === FORM;
  const content = isForm ? {} : parseObject(bytes, jsonDepth);
  if (exchange.query === '' && !isForm) return { value: withLastEventId(content, exchange, layer) };
  const query = readFields(exchange.query, layer.textTypes, jsonDepth);
  const form = isForm ? readFields(textOf(bytes), layer.textTypes, jsonDepth) : {};
  // A spread defines properties and never assigns them: a field called __proto__ stays a field.
  return { value: withLastEventId({ ...content, ...query, ...form }, exchange, layer) };
}

/** Nothing, `null` and `[]` are sent by clients for "no parameters". */
function parseObject(bytes: Buffer, maxDepth: number): Fields {
  if (bytes.length === 0) return {};
  const value = parseJson(textOf(bytes), maxDepth);
  if (isFields(value)) return value;
  if (value === null || (Array.isArray(value) && value.length === 0)) return {};
  throw new ApiError(baseErrors.bad_request, { extra: `the body must be a JSON object, found: ${kindOf(value)}` });
}

/** One object a line; only the last line may be empty. */
function parseLines(text: string, maxDepth: number): Fields[] {
  const lines = text.split('\n');
  if (lines.at(-1)?.trim() === '') lines.pop();
  return lines.map((line, index) => parseLine(line, index + 1, maxDepth));
}

function parseLine(line: string, number: number, maxDepth: number): Fields {
  let value: unknown;
  try {
    value = parseJson(line, maxDepth);
  } catch (thrown) {
    const { message, data } = ApiError.from(thrown);
    throw new ApiError(baseErrors.bad_request, { extra: `line ${number}: ${message}`, hints: { ...data, line: number } });
  }
  if (isFields(value)) return value;
  throw new ApiError(baseErrors.bad_request, {
    extra: `json lines must contain objects, found: ${kindOf(value)} in line ${number}`,
    hints: { line: number },
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
