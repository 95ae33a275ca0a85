import { endedCookie, type Tokens } from '../../auth/index.js';
import type { AnswerExtras, Caller } from '../../rpc/index.js';

/**
 * Ends a browser's session: its token is revoked and its cookie cleared. A token from a header is left alone, because programs share
 * one among many jobs and existing clients go on using it after logging out; it ends with its time or its key.
 */
export async function endSession({ session, user }: Caller, tokens: Tokens, answer: AnswerExtras): Promise<void> {
  if (session?.via === 'cookie' && session.token) await tokens.revoke(session.token, user);
  answer.header('Set-Cookie', endedCookie());
}
