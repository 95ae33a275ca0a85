import { ApiError, baseErrors } from '../rpc/index.js';
import { limits } from './limits.js';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const CONTROL = /\p{Cc}/u;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A pair as a client sent it. */
export interface Pair {
  readonly accessKey: string;
  readonly secretKey: string;
}

/**
 * Reads what follows `Basic ` (RFC 7617): the secret may hold colons, the key may not, and neither may hold control characters.
 *
 * @throws ApiError 401/21 when it cannot be decoded, 401/22 when there is no colon in it
 */
export function readBasic(encoded: string): Pair {
  if (encoded.length > limits.header) throw malformed('Too long');
  if (!BASE64.test(encoded)) throw malformed('Not base64');
  if (encoded.length % 4 !== 0) throw malformed('Incorrect padding');
  const text = decode(encoded);
  if (CONTROL.test(text)) throw malformed('Control characters');
  const colon = text.indexOf(':');
  if (colon === -1) throw unknownPair();
  return { accessKey: text.slice(0, colon), secretKey: text.slice(colon + 1) };
}

/** 401/22: the one answer to an unknown key, a wrong secret, and a key that was revoked or has expired. */
export function unknownPair(): ApiError {
  return new ApiError(baseErrors.invalid_credentials, { extra: 'failed to locate provided credentials' });
}

function decode(encoded: string): string {
  try {
    return utf8.decode(Buffer.from(encoded, 'base64'));
  } catch {
    throw malformed('Not UTF-8');
  }
}

function malformed(why: string): ApiError {
  return new ApiError(baseErrors.bad_credentials, { extra: why });
}
