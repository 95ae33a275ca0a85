import { ApiError, baseErrors, compareVersions, formatVersion, newCallId, type Version } from '../../rpc/index.js';

/** What an envelope says of one call (task-core 1.6). */
export interface EnvelopeParts {
  readonly id: string;
  readonly trx: string;
  /** Undefined when the path did not parse. */
  readonly endpoint: Endpoint | undefined;
  readonly data?: unknown;
  readonly error?: ApiError | undefined;
  /** Extra fields of `meta`. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

export interface Endpoint {
  readonly name: string;
  readonly requested: Version;
  /** Version of the layer that answers, if any does: `"2.14"`. */
  readonly actual: string | undefined;
}

/** An answer's body and the status that goes with it. */
export interface Envelope {
  readonly status: number;
  readonly body: string;
}

const UNPARSED = '{"name":"","requested_version":1,"actual_version":null}';
const OK = '"result_code":200,"result_subcode":0,"result_msg":"OK","error_stack":"","error_data":{}';

/**
 * The envelope as text. Data that JSON cannot hold (a cycle, a bigint) turns the answer into 500/0: `onUnserialisable` is told why, the
 * caller is not.
 */
export function envelope(parts: EnvelopeParts, onUnserialisable: (cause: unknown) => void): Envelope {
  try {
    return written(parts);
  } catch (cause) {
    onUnserialisable(cause);
    const error = new ApiError(baseErrors.general_error, { extra: 'the answer cannot be written as JSON' });
    return written({ id: parts.id, trx: parts.trx, endpoint: parts.endpoint, error });
  }
}

/** Put together from texts: only data, errors and what a handler adds are worth a walk by `JSON.stringify`. */
function written({ id, trx, endpoint, data, error, meta }: EnvelopeParts): Envelope {
  const call = `"id":"${id}","trx":${trx === id ? `"${id}"` : JSON.stringify(trx)},"endpoint":${endpointText(endpoint)}`;
  const result = error === undefined ? OK : failureText(error);
  const answer = error === undefined ? JSON.stringify(data ?? {}) : '{}';
  return { status: error?.code ?? 200, body: `{"meta":{${call},${result}${extrasText(meta)}},"data":${answer}}` };
}

function failureText({ code, subcode, message, data }: ApiError): string {
  return membersOf({ result_code: code, result_subcode: subcode, result_msg: message, error_stack: null, error_data: data });
}

function extrasText(meta: EnvelopeParts['meta']): string {
  for (const _ in meta) return `,${membersOf(meta)}`;
  return '';
}

function membersOf(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

function endpointText(endpoint: Endpoint | undefined): string {
  if (endpoint === undefined) return UNPARSED;
  const { name, requested, actual } = endpoint;
  const versionText = compareVersions(requested, FIRST_TEXT) < 0 ? numeric : quoted;
  const actualText = actual === undefined ? 'null' : versionText(actual);
  // No character of a name that the path grammar lets through needs an escape.
  return `{"name":"${name}","requested_version":${versionText(formatVersion(requested))},"actual_version":${actualText}}`;
}

/** To a caller below this versions are JSON numbers, to the others texts: existing clients read them so (task-core 1.6, 5.9). */
const FIRST_TEXT: Version = { major: 2, minor: 1 };

function numeric(version: string): string {
  return String(Number(version));
}

function quoted(version: string): string {
  return `"${version}"`;
}

/** The envelope of a request that never became a call. */
export function refusalEnvelope(error: ApiError): string {
  const id = newCallId();
  return envelope({ id, trx: id, endpoint: undefined, error }, () => {}).body;
}
