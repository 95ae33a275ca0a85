import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FINGERPRINT_BYTES = 8;
const SEALED = /^\$aes-256-gcm\$k=([0-9a-f]{16})\$([\w-]{16})\$([\w-]+)$/;

/** A sealed secret that cannot be opened: something the operator must mend. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * Encrypts secrets that must be had in plain again, under a key derived from the installation's secret (HKDF, RFC 5869) and bound to
 * what they belong to: a sealed text that is moved to another record does not open.
 */
export class Sealer {
  readonly #key: KeyObject;
  /** Says which key sealed a text and nothing about the key. */
  readonly #fingerprint: string;

  /** @param secret of the installation, as `tokenSecret` gives it */
  constructor(secret: KeyObject) {
    this.#key = createSecretKey(derived(secret, 'encryption', KEY_BYTES));
    this.#fingerprint = derived(secret, 'fingerprint', FINGERPRINT_BYTES).toString('hex');
  }

  /**
   * `"$aes-256-gcm$k=<fingerprint>$<iv>$<ciphertext and tag>"`, the latter two base64url.
   *
   * @param owner what the text belongs to; the same must be said to open it
   */
  seal(text: string, owner: readonly string[]): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, iv, { authTagLength: TAG_BYTES }).setAAD(bound(owner));
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `$aes-256-gcm$k=${this.#fingerprint}$${iv.toString('base64url')}$${bytes.toString('base64url')}`;
  }

  /** Whether the text was sealed with this key. It may be damaged all the same. */
  fits(sealed: string): boolean {
    return SEALED.exec(sealed)?.[1] === this.#fingerprint;
  }

  /** @throws SealError when it was sealed with another key or for another owner, or is damaged */
  open(sealed: string, owner: readonly string[]): string {
    const [, fingerprint, iv, content] = SEALED.exec(sealed) ?? [];
    if (fingerprint === undefined || iv === undefined || content === undefined) throw damaged();
    if (fingerprint !== this.#fingerprint) {
      throw new SealError(
        `a stored secret was sealed with the installation's key ${fingerprint}, but this is ${this.#fingerprint}: give the server ` +
          'its former token secret (auth.token_secret, or the file token-secret in the data folder), or revoke the credential and ' +
          'create it anew',
      );
    }
    const bytes = Buffer.from(content, 'base64url');
    if (bytes.length < TAG_BYTES) throw damaged();
    const decipher = createDecipheriv(ALGORITHM, this.#key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
    decipher.setAAD(bound(owner)).setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      throw damaged();
    }
  }
}

function derived(secret: KeyObject, use: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `taskwright sealed secrets: ${use}`, bytes));
}

function bound(owner: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(owner));
}

function damaged(): SealError {
  return new SealError('a stored secret is damaged, or belongs to another record: revoke the credential and create it anew');
}
