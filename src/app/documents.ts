import { tokenCookies } from '../auth/index.js';
import { docsSurface } from '../surfaces/docs/surface.js';
import { ApiDocuments } from '../surfaces/http/documents.js';
import type { HttpHandler } from '../surfaces/http/exchange.js';
import type { HttpOptions } from '../surfaces/http/surface.js';

/** The documents of this server's API. What makes them is as large as the API, and loaded by the first to ask. */
export function apiDocuments(): ApiDocuments {
  return new ApiDocuments(async () => {
    const [{ documentMaker }, { description }] = await Promise.all([
      import('../../codegen/document-maker.js'),
      import('../generated/description.js'),
    ]);
    return documentMaker(description, { cookie: tokenCookies[0] });
  });
}

/** The page about this server's API; what it shows is loaded by the first to look. */
export function docsPage(options: HttpOptions): HttpHandler {
  return docsSurface({ page: async () => (await import('../generated/page.js')).page, options });
}
