import { ApiError, baseErrors, parseVersion, type Version } from '../../rpc/index.js';

/** The version in a path: two digits at least, so that `v2` is none and `v22` is major 22 (task-core 1.1). */
export const VERSION_DIGITS = '\\d+\\.?\\d+';

/** Enough of a text to recognise it by. */
const SHOWN = 60;

/** Versions read before: far more than an API has, far fewer than could hurt. */
const REMEMBERED = 256;
const known = new Map<string, Version>();

/**
 * Reads the version of a path that matched `VERSION_DIGITS`.
 *
 * @throws ApiError 400/2 for leading zeros and for numbers that a double cannot hold exactly
 */
export function readVersion(text: string): Version {
  const seen = known.get(text);
  if (seen) return seen;
  const version = parseVersion(text);
  if (!version) throw invalid(text, 'leading zeros are not allowed');
  if (!Number.isSafeInteger(version.major) || !Number.isSafeInteger(version.minor)) throw invalid(text, 'out of range');
  if (known.size < REMEMBERED) known.set(text, Object.freeze(version));
  return version;
}

function invalid(text: string, reason: string): ApiError {
  return new ApiError(baseErrors.request_path_has_invalid_version, { data: { version: text.slice(0, SHOWN), reason } });
}
