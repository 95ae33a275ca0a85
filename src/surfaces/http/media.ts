import { ApiError, baseErrors } from '../../rpc/index.js';
import { httpErrors } from './errors.js';
import type { Exchange } from './exchange.js';

/** Enough of a header to recognise it by. */
const SHOWN = 60;

/**
 * Refuses bodies that no surface reads: compressed ones, and multipart forms.
 *
 * @throws ApiError 415/0
 */
export function refuseUnsupported(exchange: Exchange): void {
  const encoding = exchange.header('content-encoding');
  if (encoding !== undefined) throw new ApiError(baseErrors.unsupported_encoding, { extra: encoding.slice(0, SHOWN) });
  if (!exchange.mediaType.startsWith('multipart/')) return;
  throw new ApiError(httpErrors.unsupported_media_type, { extra: `${exchange.mediaType.slice(0, SHOWN)}: send JSON` });
}
