import { createCipheriv, createDecipheriv } from 'node:crypto';

const ALGORITHM = 'aes-128-cbc';
/** The same for every body: that is the product's scheme. It hides secrets from onlookers; only the signature proves anything. */
const IV = Buffer.from('LzM5QUtXZXWHm7HJ4wAePg==', 'base64');
const BLOCK_BYTES = 16;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface BodyCipherOptions {
  /** Also take a body that is not encrypted (A-SYM-7: refused unless asked for). */
  readonly acceptPlain?: boolean;
}

/**
 * A text as it travels: base64 of AES-128-CBC, padded as PKCS#7 says, under the customer's secret (rest-surfaces 3.5).
 *
 * @param secret base64 of 16 bytes
 */
export function encryptBody(text: string, secret: string): string {
  const cipher = createCipheriv(ALGORITHM, keyOf(secret), IV);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/**
 * The text of a body that travelled encrypted; undefined when it cannot be decrypted, which is `symetryRefusals.body`. Only for a body
 * whose signature was found right: what the answer tells would otherwise help to guess the text.
 *
 * @param secret base64 of 16 bytes
 */
export function decryptBody(body: string, secret: string, { acceptPlain = false }: BodyCipherOptions = {}): string | undefined {
  const text = body.trim();
  if (!isEncrypted(text)) return acceptPlain && text.startsWith('{') ? text : undefined;
  const decipher = createDecipheriv(ALGORITHM, keyOf(secret), IV);
  try {
    return utf8.decode(Buffer.concat([decipher.update(text, 'base64'), decipher.final()]));
  } catch {
    return undefined;
  }
}

/** Whether a trimmed body looks encrypted: nothing but base64, of whole blocks (rest-surfaces 3.5). */
function isEncrypted(text: string): boolean {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return false;
  const bytes = Buffer.byteLength(text, 'base64');
  return bytes > 0 && bytes % BLOCK_BYTES === 0;
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret, 'base64');
}
