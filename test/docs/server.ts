import { createSecretKey } from 'node:crypto';
import type { Who } from '../../codegen/emit/markdown/examples.js';
import { loadConfiguration } from '../../src/app/configuration.js';
import { compose, token } from '../../src/app/container.js';
import { surfaceOptions } from '../../src/app/http-app.js';
import { closeGently, listen } from '../../src/app/listening.js';
import { createLog } from '../../src/app/log.js';
import { Auth } from '../../src/auth/index.js';
import { newest } from '../../src/generated/index.js';
import { collections } from '../../src/services/collections.js';
import { httpServer } from '../../src/surfaces/http/server.js';
import { refusalEnvelope } from '../../src/surfaces/rpc/envelope.js';
import type { Engine } from '../support/engines.js';

/** An access key and its secret. */
export type Key = readonly [access: string, secret: string];

/** A company in which nothing has happened yet, and the people of it. */
export interface Company {
  readonly id: string;
  /** Id of who makes a call. */
  readonly user: (who: Who) => string | undefined;
  readonly key: (who: Who) => Key | undefined;
}

/** The whole server on a store of one engine, at an address of its own. */
export interface DocsServer extends AsyncDisposable {
  readonly url: string;
  /** What the server had to warn of, as it logs it. */
  readonly warnings: () => string;
  company(): Promise<Company>;
}

/** The composed server, before it is asked for its parts. */
export type Root = ReturnType<typeof compose>;

const PEOPLE: readonly Exclude<Who, 'nobody'>[] = ['user', 'admin', 'system'];

/** @param change what is different about this server: it may replace what the container makes */
export async function docsServer(engine: Engine, change: (root: Root) => void = () => {}): Promise<DocsServer> {
  const configuration = await loadConfiguration({});
  let warnings = '';
  const log = createLog('warn', { write: (line) => (warnings += line) });
  const store = await engine.open(collections);
  const secret = createSecretKey('the token secret of these examples, long enough', 'utf8');
  const auth = new Auth({ store, secret, apiVersion: newest, serverVersion: '1.2.3', hashCost: 2, onError: () => {} });
  const installation = await auth.ensureInstallation();
  const root = compose({ configuration, log, store, auth, installation });
  change(root);
  const app = root.resolve(token.app);
  const { limits } = surfaceOptions(configuration);
  const server = httpServer({ fetch: app.fetch, limits, refusal: refusalEnvelope });
  const url = await listen(server, '127.0.0.1', 0);
  return {
    url,
    warnings: () => warnings,
    company: () => company(auth),
    async [Symbol.asyncDispose]() {
      await closeGently(server, 1000);
      await auth[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

async function company({ identities }: Auth): Promise<Company> {
  const { id } = await identities.createCompany({ name: 'Example' });
  const users = new Map<Who, string>();
  const keys = new Map<Who, Key>();
  for (const role of PEOPLE) {
    const user = await identities.createUser({ company: id, name: role === 'user' ? 'Ada' : role, role });
    const { accessKey, secretKey } = await identities.createCredentials(user);
    users.set(role, user.id);
    keys.set(role, [accessKey, secretKey]);
  }
  return { id, user: (who) => users.get(who), key: (who) => keys.get(who) };
}
