import { Auth, authCollections, type UserDocument } from '../../src/auth/index.js';
import type { Store } from '../../src/store/port.js';
import type { Engine } from '../support/engines.js';
import { START, secret as tokenSecret } from './fixture.js';

export interface SurfaceFixture extends AsyncDisposable {
  readonly store: Store;
  readonly auth: Auth;
  /** Milliseconds since 1970; tests move it. */
  readonly clock: { now: number };
  readonly user: UserDocument;
  /** A second server on the same database, with the same token secret or another. */
  another(secret?: typeof tokenSecret): Auth;
}

/** A company with one user on an empty database of an engine, or on what `wrap` makes of it. */
export async function surfaceFixture(engine: Engine, wrap: (store: Store) => Store = (store) => store): Promise<SurfaceFixture> {
  const inner = await engine.open(authCollections);
  const store = wrap(inner);
  const clock = { now: START };
  const opened: Auth[] = [];
  const another = (secret = tokenSecret): Auth => {
    const versions = { apiVersion: '2.22', serverVersion: '1.2.3' };
    const onError = (error: unknown) => {
      throw error;
    };
    const auth = new Auth({ ...{ store, secret, onError }, ...versions, hashCost: 2, now: () => clock.now });
    opened.push(auth);
    return auth;
  };
  const auth = another();
  const company = await auth.identities.createCompany({ name: 'Acme' });
  const user = await auth.identities.createUser({ company: company.id, name: 'Ada' });
  return {
    ...{ store, auth, clock, user, another },
    [Symbol.asyncDispose]: async () => {
      for (const one of opened) await one[Symbol.asyncDispose]();
      await inner[Symbol.asyncDispose]();
    },
  };
}
