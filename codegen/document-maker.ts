import { type DocumentOptions, servedVersion, unpacked } from './emit/documents/index.js';
import { versionsOf } from './emit/model.js';
import { apiOpenApi } from './emit/openapi/api-document.js';
import { apiOpenRpc } from './emit/openrpc/document.js';

const EMITTERS = { openapi: apiOpenApi, openrpc: apiOpenRpc };

/**
 * Makes the documents of a compiled API as they are asked for.
 *
 * @param description what `description.ts` of the generated code holds
 * @example
 * const { served, make } = documentMaker(description);
 * make('openapi', served('2.13') ?? '2.1');
 */
export function documentMaker(description: string, options: Partial<DocumentOptions> = {}) {
  const { title, api, examples } = unpacked(description);
  const newest = versionsOf(api).at(-1) ?? '';
  return {
    served: (version: string = newest) => servedVersion(api, version),
    make: (kind: keyof typeof EMITTERS, version: string, server = options.server) =>
      JSON.stringify(EMITTERS[kind](api, version, { title, ...options, server }, examples)),
  };
}
