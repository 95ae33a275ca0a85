import type { ServedDocument } from './documents.js';
import type { Exchange } from './exchange.js';
import type { HeaderList, Reply } from './reply.js';

/** A text that browsers keep and ask again about: 304 when theirs is still the one (RFC 9110 13.1.2). */
export function revalidated(
  exchange: Exchange,
  { body, etag }: ServedDocument,
  others: HeaderList = [],
): Pick<Reply, 'status' | 'body' | 'headers'> {
  const headers: HeaderList = [['ETag', etag], ['Cache-Control', 'no-cache'], ...others];
  return isKnown(exchange.header('if-none-match'), etag) ? { status: 304, body: '', headers } : { status: 200, body, headers };
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag));
}
