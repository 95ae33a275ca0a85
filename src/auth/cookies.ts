/** Cookies that may hold a token, the first one that is there counts. The second is what existing clients know (clients 1.4). */
export const tokenCookies = ['taskwright_token', 'clearml_token_basic'] as const;

/** The token in a `Cookie` header, if any. */
export function tokenFromCookies(header: string): string | undefined {
  const cookies = new Map(header.split(';').map((part) => split(part)));
  return tokenCookies.map((name) => cookies.get(name)).find((value) => value !== undefined && value !== '');
}

function split(part: string): [name: string, value: string] {
  const at = part.indexOf('=');
  return at === -1 ? ['', ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}
