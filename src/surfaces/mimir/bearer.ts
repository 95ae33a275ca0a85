const PREFIX = 'Bearer ';

/** What a call without the right token gets: plain text with its line break (rest-surfaces 5.1, 5.2). */
export const mimirRefusal = { status: 401, text: 'Unauthorized\n' } as const;

/** The token of an `Authorization` header: the scheme's case counts, one space follows it, and the rest is compared exactly (rest-surfaces 5.2). */
export function mimirToken(authorization: string | undefined): string | undefined {
  const token = authorization?.startsWith(PREFIX) ? authorization.slice(PREFIX.length) : '';
  return token === '' ? undefined : token;
}
