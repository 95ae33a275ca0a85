/** What existing clients know the cookie by (clients 1.4). */
const COMPATIBLE = 'clearml_token_basic';

/** Cookies that may hold a token; the first one that is there counts. */
export const tokenCookies = ['taskwright_token', COMPATIBLE] as const;

/** How long a cookie lasts whose token never expires, in seconds: browsers cut at 400 days. */
const LONGEST_S = 400 * 24 * 3600;

/** The token in a `Cookie` header, if any. */
export function tokenFromCookies(header: string): string | undefined {
  const cookies = new Map(header.split(';').map((part) => split(part)));
  return tokenCookies.map((name) => cookies.get(name)).find((value) => value !== undefined && value !== '');
}

/** The `Set-Cookie` value that gives a browser its token, for `lifetime` seconds. */
export function sessionCookie(token: string, lifetime: number = LONGEST_S): string {
  return `${COMPATIBLE}=${token}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${Math.min(Math.max(lifetime, 0), LONGEST_S)}`;
}

/** The `Set-Cookie` value that takes the token away again. */
export function endedCookie(): string {
  return `${COMPATIBLE}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT`;
}

function split(part: string): [name: string, value: string] {
  const at = part.indexOf('=');
  return at === -1 ? ['', ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}
