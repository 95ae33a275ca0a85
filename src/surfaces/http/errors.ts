import type { ErrorDefinition } from '../../rpc/index.js';

/** Errors that only HTTP knows; the same shape as a row of an error catalogue. */
export const httpErrors = {
  request_timeout: { code: 408, subcode: 0, name: 'request_timeout', message: 'the request took too long to arrive' },
  unsupported_media_type: { code: 415, subcode: 1, name: 'unsupported_media_type', message: 'media type is not supported' },
  headers_too_large: { code: 431, subcode: 0, name: 'headers_too_large', message: 'request headers are too large' },
} as const satisfies Record<string, ErrorDefinition>;
