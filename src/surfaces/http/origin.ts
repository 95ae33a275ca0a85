import type { Exchange } from './exchange.js';

/** A name or an address, and perhaps a port: nothing that could mean something else where it is put. */
const HOST = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Where the caller found the server: `https://tasks.example.com`; undefined when what the request says is no host.
 *
 * @param trustedProxies 0 does not believe `X-Forwarded-Host` and `X-Forwarded-Proto`, which any client can send
 */
export function originOf(exchange: Exchange, trustedProxies: number): string | undefined {
  const forwarded = (name: string) => (trustedProxies > 0 ? exchange.header(name)?.split(',')[0]?.trim() : undefined);
  const host = forwarded('x-forwarded-host') ?? exchange.header('host') ?? '';
  const scheme = forwarded('x-forwarded-proto')?.toLowerCase() === 'https' ? 'https' : 'http';
  return HOST.test(host) ? `${scheme}://${host}` : undefined;
}
