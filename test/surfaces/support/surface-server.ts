import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as assert from 'uvu/assert';
import {
  Auth,
  type Identities,
  identityOf,
  type SealedParameters,
  type Sealer,
  type SurfaceAccess,
  type SurfaceAuthenticator,
} from '../../../src/auth/index.js';
import { api as compiled, newest } from '../../../src/generated/index.js';
import { type ApiError, type Caller, Dispatcher } from '../../../src/rpc/index.js';
import { Aliases } from '../../../src/services/aliases/aliases.js';
import { versionChanges } from '../../../src/services/changes/index.js';
import { collections } from '../../../src/services/collections.js';
import { newId } from '../../../src/services/ids.js';
import { handlers } from '../../../src/services/index.js';
import type { Services } from '../../../src/services/services.js';
import type { Store } from '../../../src/store/index.js';
import type { SurfaceAuth } from '../../../src/surfaces/http/identity.js';
import { httpServer } from '../../../src/surfaces/http/server.js';
import { WebSockets } from '../../../src/surfaces/live/web-sockets.js';
import type { RestOptions, RestSurface } from '../../../src/surfaces/rest/index.js';
import { refusalEnvelope } from '../../../src/surfaces/rpc/envelope.js';
import { TestApi } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { type Suite, suite } from '../../support/harness.js';
import { type Answer, type Asked, ask, RawConnection } from './http-client.js';

/** What a surface of the tests is made of. */
export interface SurfaceServerParts {
  readonly store: Store;
  readonly services: Services;
  readonly dispatcher: Dispatcher<Services>;
  readonly authenticator: Pick<SurfaceAuthenticator, 'signer' | 'verify' | 'holder' | 'used'>;
  readonly identities: Identities;
  readonly sealer: Sealer;
  /** Who is who, for surfaces that ask more than `authenticator` knows. */
  readonly auth: Auth;
  readonly aliases: Aliases;
  readonly sealed: SealedParameters;
  /** Answers must be as defined. */
  readonly options: Pick<RestOptions<never>, 'strictAnswers' | 'onError'>;
  /** What time it is there, in milliseconds since 1970. */
  readonly now: () => number;
}

export type MakeSurface = (parts: SurfaceServerParts) => RestSurface | readonly RestSurface[];

/** A credential to make; what is left out is made up. */
export interface AskedCredential {
  readonly surface: 'mlw' | 'symetry' | 'nclue' | 'mimir';
  readonly id?: string;
  readonly secret?: string;
  readonly roles?: readonly ('READ' | 'CREATE' | 'UPDATE' | 'ADMIN')[];
}

/** Somebody with a credential of a surface, in a company of their own. */
export interface SurfaceAccount {
  readonly caller: Caller;
  readonly id: string;
  readonly secret: string;
}

/** A vendor's surface on a port of its own, over a store of its own. */
export class SurfaceServer {
  readonly api = new TestApi();
  /** Whose credentials were found good, in order. */
  readonly used: SurfaceAccess[] = [];
  /** What was answered with an error, in order. */
  readonly errors: ApiError[] = [];
  /** The time there. */
  now: number;
  #auth: Auth | undefined;
  #webSockets: WebSockets | undefined;
  #server: ReturnType<typeof httpServer> | undefined;

  constructor(now: number) {
    this.now = now;
  }

  async open(store: Store, make: MakeSurface): Promise<void> {
    this.api.open(store);
    const secret = createSecretKey('the token secret of these tests, long enough', 'utf8');
    const onError = (error: unknown) => assert.unreachable(String(error));
    this.#auth = new Auth({ store, secret, apiVersion: newest, serverVersion: '1.2.3', hashCost: 2, onError });
    const { surfaceAuthenticator } = this.#auth;
    const { services } = this.api;
    const dispatcher = new Dispatcher(compiled, handlers, services, { changes: versionChanges, strictResponses: true });
    const made = [
      make({
        store,
        services,
        dispatcher,
        authenticator: {
          signer: (surface, id) => surfaceAuthenticator.signer(surface, id),
          verify: (surface, id, given) => surfaceAuthenticator.verify(surface, id, given),
          holder: (surface, id) => surfaceAuthenticator.holder(surface, id),
          used: (access) => void this.used.push(access),
        },
        auth: this.#auth,
        identities: this.#auth.identities,
        sealer: this.#auth.sealer,
        aliases: new Aliases(store),
        sealed: this.#auth.sealedParameters,
        options: { strictAnswers: true, onError: (error) => void this.errors.push(error) },
        now: () => this.now,
      }),
    ].flat();
    const app = new Hono<{ Bindings: HttpBindings }>();
    for (const { paths, handler } of made) for (const path of paths) app.all(path, handler);
    const sockets = made.flatMap((surface) => surface.sockets ?? []);
    const webSockets = sockets.length > 0 ? new WebSockets({ dispatcher, auth: notUsed }, sockets) : undefined;
    this.#webSockets = webSockets;
    this.#server = httpServer({
      fetch: (request, env) => app.fetch(request, env),
      refusal: refusalEnvelope,
      ...(webSockets && { upgrade: (incoming, socket, head) => webSockets.upgrade(incoming, socket, head) }),
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#webSockets?.terminate();
    await this.api.services.updates[Symbol.asyncDispose]();
    this.#server?.close();
    this.#server?.closeAllConnections();
    if (this.#server) await once(this.#server, 'close');
    await this.#auth?.[Symbol.asyncDispose]();
  }

  get port(): number {
    if (!this.#server) throw new Error('the server is not open');
    return (this.#server.address() as AddressInfo).port;
  }

  get auth(): Auth {
    if (!this.#auth) throw new Error('the server is not open');
    return this.#auth;
  }

  /** Somebody new, in a company of their own. */
  async account({ surface, ...asked }: AskedCredential): Promise<SurfaceAccount> {
    const { identities, surfaceCredentials } = this.auth;
    const company = await identities.createCompany({ name: `company ${newId()}` });
    const user = await identities.createUser({ company: company.id, name: 'ann', role: 'user' });
    const { credential, secret } = await surfaceCredentials.create({ surface, user, ...asked });
    return { caller: identityOf(user, company), id: credential.external_id, secret };
  }

  /** One request, without any credentials but those in its headers. */
  ask(method: string, target: string, { body, headers }: Omit<Asked, 'method'> = {}): Promise<Answer> {
    return ask(this.port, target, { method, body, headers: { authorization: undefined, ...headers } });
  }

  /** A request as bytes, which asks for the connection to be closed; the answer as it came back. */
  async send(request: string): Promise<string> {
    const connection = new RawConnection(this.port);
    connection.socket.write(request);
    await connection.closed;
    return connection.received;
  }
}

/** Streams of the API are not opened here. */
const notUsed: SurfaceAuth = {
  authenticate: () => Promise.reject(new Error('no call of the API was expected')),
  impersonate: () => Promise.reject(new Error('no call of the API was expected')),
};

/** A group of tests that runs on each engine, on one server of its own kind. */
export function surfaceSuite<Server extends SurfaceServer>(
  title: string,
  newServer: () => Server,
  make: MakeSurface,
  define: (test: Suite, server: Server) => void,
): void {
  for (const engine of engines) {
    const test = suite(`${title} (${engine.name})`);
    const server = newServer();
    let store: Store | undefined;
    test.before(async () => {
      store = await engine.open(collections);
      await server.open(store, make);
    });
    test.after(async () => {
      await server.close();
      await store?.[Symbol.asyncDispose]();
    });
    define(test, server);
    test.run();
  }
}
