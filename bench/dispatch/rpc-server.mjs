import { createSecretKey, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { LinearRouter } from 'hono/router/linear-router';
import { Auth, authCollections, identityOf, impersonate } from '../../dist/src/auth/index.js';
import { api } from '../../dist/src/generated/index.js';
import { Dispatcher } from '../../dist/src/rpc/index.js';
import { openStore } from '../../dist/src/store/index.js';
import { httpServer } from '../../dist/src/surfaces/http/server.js';
import { rpcSurface } from '../../dist/src/surfaces/rpc/surface.js';
import { report } from '../support/report.mjs';
import { tenTasks } from './ten-tasks.mjs';

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
// The router of the server.
const app = new Hono({ router: new LinearRouter() });
app.all(
  '*',
  rpcSurface({
    dispatcher,
    auth: {
      authenticate: (presented) => auth.authenticator.authenticate(presented),
      impersonate: (caller, wish) => impersonate(auth.identities, caller, wish),
    },
  }),
);
const server = httpServer({ fetch: app.fetch, refusal: () => '' });
server.listen(0, '127.0.0.1', () => report(server.address().port, `Bearer ${token}`));
