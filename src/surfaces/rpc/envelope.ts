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
  readonly meta?: Readonly<Record<string, unknown>>;
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

const UNPARSED = Object.freeze({ name: '', requested_version: 1, actual_version: null });

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

function written({ id, trx, endpoint, data, error, meta }: EnvelopeParts): Envelope {
  const said = endpoint === undefined ? UNPARSED : shown(endpoint);
  if (error === undefined) return { status: 200, body: succeeded({ id, trx, endpoint: said, data, meta }) };
  const head = {
    id,
    trx,
    endpoint: said,
    result_code: error.code,
    result_subcode: error.subcode,
    result_msg: error.message,
    error_stack: null,
    error_data: error.data,
    ...meta,
  };
  return { status: error.code, body: JSON.stringify({ meta: head, data: {} }) };
}

interface Success {
  readonly id: string;
  readonly trx: string;
  readonly endpoint: object;
  readonly data: unknown;
  readonly meta: EnvelopeParts['meta'] | undefined;
}

/** A success is put together from texts: only its data (and what a handler adds) is worth a walk by `JSON.stringify`. */
function succeeded({ id, trx, endpoint, data, meta }: Success): string {
  const extras = meta === undefined ? '' : JSON.stringify(meta).slice(1, -1);
  const head =
    `"id":"${id}","trx":${trx === id ? `"${id}"` : JSON.stringify(trx)},"endpoint":${JSON.stringify(endpoint)},` +
    '"result_code":200,"result_subcode":0,"result_msg":"OK","error_stack":"","error_data":{}';
  return `{"meta":{${head}${extras && `,${extras}`}},"data":${JSON.stringify(data ?? {})}}`;
}

const FIRST_TEXT: Version = { major: 2, minor: 1 };

/** To a caller below 2.1 versions are JSON numbers, to the others texts: existing clients read them so (task-core 1.6, 5.9). */
function shown({ name, requested, actual }: Endpoint): Record<string, unknown> {
  const typed = compareVersions(requested, FIRST_TEXT) < 0 ? Number : String;
  return {
    name,
    requested_version: typed(formatVersion(requested)),
    actual_version: actual === undefined ? null : typed(actual),
  };
}

/** The envelope of a request that never became a call. */
export function refusalEnvelope(error: ApiError): string {
  const id = newCallId();
  return envelope({ id, trx: id, endpoint: undefined, error }, () => {}).body;
}
