import type { DocumentOptions } from '../documents/index.js';

/** How callers say who they are, by name of the scheme. */
export function securitySchemes({ cookie }: DocumentOptions): Readonly<Record<string, object>> {
  return {
    key: { type: 'http', scheme: 'basic', description: 'An access key and its secret.' },
    token: { type: 'http', scheme: 'bearer', description: 'A token.' },
    ...(cookie === undefined
      ? {}
      : { cookie: { type: 'apiKey', in: 'cookie', name: cookie, description: 'A token, from a browser.' } }),
  };
}
