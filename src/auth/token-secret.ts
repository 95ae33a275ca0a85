import { createSecretKey, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { secretFromFile } from './secret-file.js';
import { AuthSetupError } from './setup-error.js';

/** Fewest characters of a token secret from the settings: HS256 wants 256 bits (RFC 7518, 3.2). */
export const MIN_TOKEN_SECRET = 32;

/**
 * The key that tokens are signed with: `given` by the settings, else kept in `<dataDir>/token-secret` and made at the first start.
 * Processes that share a database but no data folder must be given the same one.
 *
 * @throws AuthSetupError when the given secret is too short or the file is of no use
 */
export async function tokenSecret({ dataDir, given }: { readonly dataDir: string; readonly given?: string }): Promise<KeyObject> {
  if (given !== undefined && given.length < MIN_TOKEN_SECRET) {
    throw new AuthSetupError(
      `the token secret in the settings must have at least ${MIN_TOKEN_SECRET} characters, not ${given.length}`,
    );
  }
  const text = given ?? (await secretFromFile(join(dataDir, 'token-secret')));
  return createSecretKey(text, 'utf8');
}
