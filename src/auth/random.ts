import { randomBytes, randomInt } from 'node:crypto';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const ANY = `${UPPER}abcdefghijklmnopqrstuvwxyz`;

/** A new id: 32 hex digits. */
export function newId(): string {
  return randomBytes(16).toString('hex');
}

/** A new access key: 20 capitals and digits. */
export function newAccessKey(): string {
  return randomText(20, UPPER);
}

/** A new secret key: 50 letters and digits (297 bits), none of which a shell or an URL would have to quote. */
export function newSecretKey(): string {
  return randomText(50, ANY);
}

function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
