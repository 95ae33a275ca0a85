import { createSecretKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { Auth, authCollections, type CompanyDocument, type IssuedCredentials, type UserDocument } from '../../src/auth/index.js';
import { ApiError } from '../../src/rpc/index.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/port.js';

/** A moment to start from, a whole second: claims have no fractions. */
export const START = Date.UTC(2030, 0, 1);

/** Cheap hashes: what they cost is tested with the hasher. */
const HASH_COST = 2;

export interface Fixture extends AsyncDisposable {
  readonly store: Store;
  readonly auth: Auth;
  /** Milliseconds since 1970; tests move it. */
  readonly clock: { now: number };
  readonly company: CompanyDocument;
  readonly user: UserDocument;
  readonly key: IssuedCredentials;
  /** What was reported behind the calls' backs. */
  readonly errors: unknown[];
  /** A second server on the same database: the same token secret, nothing remembered in common. */
  another(): Auth;
}

export const secret: KeyObject = createSecretKey('the token secret of these tests, long enough', 'utf8');

/** An empty database in memory, opened with the collections of identity. */
export async function memoryStore(): Promise<Store> {
  const dataDir = mkdtempSync(join(tmpdir(), 'auth-'));
  const store = await openStore({ url: 'memory:', dataDir, collections: authCollections });
  return Object.assign(store, {
    [Symbol.asyncDispose]: async () => {
      await Object.getPrototypeOf(store)[Symbol.asyncDispose].call(store);
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

/** A company with one user and one key, on a store in memory or on the one that `wrap` makes of it. */
export async function authFixture(wrap: (store: Store) => Store = (store) => store): Promise<Fixture> {
  const inner = await memoryStore();
  const store = wrap(inner);
  const clock = { now: START };
  const errors: unknown[] = [];
  const opened: Auth[] = [];
  const another = (): Auth => {
    const auth = newAuth(store, clock, errors);
    opened.push(auth);
    return auth;
  };
  const auth = another();
  const company = await auth.identities.createCompany({ name: 'Acme' });
  const user = await auth.identities.createUser({ company: company.id, name: 'Ada', email: 'ada@acme.example' });
  const key = await auth.identities.createCredentials(user, { label: 'laptop' });
  return {
    ...{ store, auth, clock, company, user, key, errors, another },
    [Symbol.asyncDispose]: async () => {
      for (const one of opened) await one[Symbol.asyncDispose]();
      await inner[Symbol.asyncDispose]();
    },
  };
}

export function newAuth(store: Store, clock: { now: number }, errors: unknown[] = []): Auth {
  return new Auth({
    ...{ store, secret },
    apiVersion: '2.22',
    serverVersion: '1.2.3',
    hashCost: HASH_COST,
    now: () => clock.now,
    onError: (error) => errors.push(error),
  });
}

/** `"Basic ..."` */
export function basic({ accessKey, secretKey }: Pick<IssuedCredentials, 'accessKey' | 'secretKey'>): string {
  return `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString('base64')}`;
}

/** The ApiError that `attempt` ends in, at once or later, as `"401/20 Unauthorized (missing credentials)"`. */
export async function refusal(attempt: () => unknown): Promise<string> {
  const { code, subcode, message } = await apiError(attempt);
  return `${code}/${subcode} ${message}`;
}

/** The ApiError that `attempt` ends in, at once or later. */
export async function apiError(attempt: () => unknown): Promise<ApiError> {
  const error = await failure(attempt);
  if (!(error instanceof ApiError)) throw error;
  return error;
}

/** Whatever `attempt` throws, at once or later. */
export async function failure(attempt: () => unknown): Promise<unknown> {
  let result: unknown;
  try {
    result = await attempt();
  } catch (error) {
    return error;
  }
  return assert.unreachable(`nothing was thrown, but this given: ${JSON.stringify(result)}`);
}
