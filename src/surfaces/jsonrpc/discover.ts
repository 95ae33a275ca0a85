import { ApiError, baseErrors, formatVersion, parseVersion, type Version } from '../../rpc/index.js';
import type { ApiDocuments } from '../http/documents.js';

/** The method by which OpenRPC asks a server what it can do; names that begin with `rpc.` are no API's own (JSON-RPC 2.0, 8). */
export const DISCOVER = 'rpc.discover';

/** Whether a member of a request asks for the document: it is large, and anybody may ask. */
export function isDiscovery(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'method' in value && value.method === DISCOVER;
}

/**
 * The OpenRPC document as text: of the version that `params` name, else of the one the call is made at, else of the newest.
 *
 * @throws ApiError 400/12 for params that name no version, 404/0 when there was none that old
 */
export async function discover(
  documents: ApiDocuments,
  {
    params,
    called,
    origin,
  }: { readonly params: unknown; readonly called: Version | undefined; readonly origin: string | undefined },
): Promise<string> {
  const version = wanted(params) ?? called;
  const document = await documents.openrpc(version, origin);
  if (document) return document.body;
  const extra = `there was no version ${version && formatVersion(version)}`;
  throw new ApiError(baseErrors.endpoint_not_found, { extra });
}

/** Clients without arguments send nothing, `{}` or `[]`. */
function wanted(params: unknown = {}): Version | undefined {
  if (Array.isArray(params) && params.length === 0) return undefined;
  if (typeof params !== 'object' || params === null || Array.isArray(params)) throw refused('params', 'object', params);
  const { version } = params as { readonly version?: unknown };
  if (version === undefined || version === null) return undefined;
  const parsed = typeof version === 'string' ? parseVersion(version) : undefined;
  if (!parsed) throw refused('version', 'MAJOR.MINOR', version);
  return parsed;
}

function refused(field: string, expected: string, got: unknown): ApiError {
  const shown = JSON.stringify(got)?.slice(0, 60);
  return new ApiError(baseErrors.validation_error, {
    extra: `${field}: expected ${expected}, got ${shown}`,
    hints: { field, expected, got: shown },
  });
}
