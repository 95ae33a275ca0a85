import { createSecretKey, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { Auth, authCollections, identityOf, impersonate } from '../../src/auth/index.js';
import { api } from '../../src/generated/index.js';
import { Dispatcher } from '../../src/rpc/index.js';
import { openStore } from '../../src/store/index.js';
import { httpServer } from '../../src/surfaces/http/server.js';
import { rpcSurface } from '../../src/surfaces/rpc/surface.js';
import { report } from '../support/subject.js';
import { tenTasks } from './ten-tasks.js';

/** The whole way of a call (authentication, version, role, validation of request and answer, envelope), with tasks from memory. */
const store = await openStore({ url: 'memory:', dataDir: '', collections: authCollections });
const auth = new Auth({
  store,
  secret: createSecretKey(randomBytes(32)),
  apiVersion: api.newest,
  serverVersion: '0',
  onError: (error) => console.error(error),
});
const { company, administrator } = await auth.ensureInstallation();
const { token } = await auth.tokens.issue(identityOf(administrator, company), {});
const handlers = Object.fromEntries(
  api.actions.map(({ name }) => [name, name === 'tasks.get_all' ? () => ({ tasks: tenTasks }) : () => ({})]),
);
const dispatcher = new Dispatcher(api, handlers, {});
const app = new Hono();
app.all(
  '*',
  rpcSurface({
    dispatcher,
    auth: {
      authenticate: (presented) => auth.authenticator.authenticate(presented),
      impersonate: (caller, wish) => impersonate(auth.identities, caller, wish),
    },
  }) as never,
);
const server = httpServer({ fetch: app.fetch as never, refusal: () => '' });
server.listen(0, '127.0.0.1', () => report((server.address() as AddressInfo).port, `Bearer ${token}`));
