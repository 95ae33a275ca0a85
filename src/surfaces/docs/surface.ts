import { newCallId } from '../../rpc/index.js';
import { type ServedDocument, tagged } from '../http/documents.js';
import { Exchange, type HttpHandler } from '../http/exchange.js';
import { type HeaderList, Replier, type Reply, type ReplyOptions } from '../http/reply.js';
import { requestIdOf } from '../http/request-id.js';
import { revalidated } from '../http/revalidated.js';
import { asset } from './assets.js';

export interface DocsParts {
  /** What the page shows: `page.ts` of the generated code. Asked for when somebody first looks. */
  readonly page: () => Promise<string>;
  readonly options?: ReplyOptions;
}

/** Where the page is mounted: `/docs` and what it loads below it. */
export const docsPath = '/docs/*';

/** Scripts, styles and calls come from this server and go to it; nothing else is loaded, framed or sent anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const GUARDS: HeaderList = [
  ['Content-Security-Policy', POLICY],
  ['Referrer-Policy', 'no-referrer'],
];

/**
 * The page about the API, for a browser: what each version takes and gives, what changed between two, and calls to try.
 *
 * @example
 * app.get(docsPath, docsSurface({ page: async () => (await import('../generated/page.js')).page }));
 */
export function docsSurface({ page, options }: DocsParts): HttpHandler {
  const replier = new Replier(options);
  let content: ServedDocument | undefined;
  const find = async (name: string): Promise<(ServedDocument & { readonly contentType?: string }) | undefined> => {
    if (name !== 'api.json') return asset(name);
    content ??= tagged(await page());
    return content;
  };
  return async (context) => {
    const exchange = Exchange.of(context);
    const answer = async (): Promise<Omit<Reply, 'requestId'>> => {
      // Addresses in the page are relative, so that it works behind a proxy's prefix: the slash would lead them astray.
      if (exchange.path === '/docs/') return { status: 308, body: '', headers: [['Location', '../docs']] };
      const found = await find(exchange.path === '/docs' ? 'index.html' : exchange.path.slice('/docs/'.length));
      if (!found) return { status: 404, body: 'there is no such file\n', contentType: 'text/plain; charset=utf-8' };
      const { contentType = 'application/json' } = found;
      return { ...revalidated(exchange, found, GUARDS), contentType };
    };
    return replier.send(exchange, { ...(await answer()), requestId: requestIdOf(exchange, newCallId()) });
  };
}
