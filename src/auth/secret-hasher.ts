import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { Gate } from './gate.js';

const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+={0,2})\$([\w+/]+={0,2})$/;
const BLOCK_SIZE = 8;
const PARALLELISM = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Above this a stored hash is taken for damaged rather than worked on: 2^20 asks for a gigabyte. */
const MAX_COST = 20;

export interface SecretHasherOptions {
  /** Base-2 logarithm of scrypt's N for new hashes. 14 costs 16 MiB and some 40 ms. */
  readonly cost?: number;
  /** How many hashes are worked on at once: they share libuv's threads with all file access. */
  readonly parallel?: number;
}

/** Hashes and checks secrets with salted scrypt; the parameters are stored with each hash, so that they can be raised later. */
export class SecretHasher {
  /** A hash that no secret has: checking against it takes as long as checking against a real one. */
  readonly decoy: string;
  readonly #cost: number;
  readonly #gate: Gate;

  constructor({ cost = 14, parallel = 2 }: SecretHasherOptions = {}) {
    this.#cost = cost;
    this.#gate = new Gate(parallel);
    this.decoy = stored(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  }

  /** `"$scrypt$ln=14,r=8,p=1$<salt>$<hash>"`, both base64. */
  async hash(secret: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const options = { N: 2 ** this.#cost, r: BLOCK_SIZE, p: PARALLELISM };
    return stored(this.#cost, salt, await this.#gate.run(() => derive(secret, salt, HASH_BYTES, options)));
  }

  /** Whether `hash` was made from `secret`. @throws Error when the hash is damaged. */
  async verify(secret: string, hash: string): Promise<boolean> {
    const [, cost, r, p, salt, expected] = STORED.exec(hash) ?? [];
    if (!salt || !expected || Number(cost) > MAX_COST) throw new Error('a stored secret hash is damaged');
    const bytes = Buffer.from(expected, 'base64');
    const options = { N: 2 ** Number(cost), r: Number(r), p: Number(p) };
    const actual = await this.#gate.run(() => derive(secret, Buffer.from(salt, 'base64'), bytes.length, options));
    return timingSafeEqual(actual, bytes);
  }
}

function stored(cost: number, salt: Buffer, hash: Buffer): string {
  return `$scrypt$ln=${cost},r=${BLOCK_SIZE},p=${PARALLELISM}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

function derive(secret: string, salt: Buffer, length: number, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  // scrypt fills short passwords up with NULs, which would make "a" and "a\0" the same; digests all have one length.
  const password = createHash('sha256').update(secret).digest();
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
