import { Hono } from 'hono';
import { LinearRouter } from 'hono/router/linear-router';
import { Dispatcher } from '../../dist/src/rpc/index.js';
import { httpServer } from '../../dist/src/surfaces/http/server.js';
import { rpcSurface } from '../../dist/src/surfaces/rpc/surface.js';
import { report } from '../support/report.mjs';
import { tenTasks } from './ten-tasks.mjs';

/** An API of so many methods at so many versions, made up on the spot: `synthetic-server.ts METHODS VERSIONS`. */
const [methods = 1, versions = 1] = process.argv.slice(2).map(Number);
const valid = (data) => typeof data === 'object' && data !== null;
const layers = Array.from({ length: versions }, (_, minor) => ({
  version: `2.${minor + 1}`,
  request: valid,
  response: valid,
  fields: [],
  nulls: {},
  listFilters: [],
  textTypes: {},
}));
const actions = Array.from({ length: methods }, (_, index) => ({
  name: `service.method_${index}`,
  service: 'service',
  internal: false,
  authorize: true,
  allowRoles: ['*'],
  expand: false,
  batch: false,
  errors: [],
  layers,
}));
const api = { newest: `2.${versions}`, versions: layers.map(({ version }) => version), actions, errors: [] };
const caller = { user: 'u', company: 'c', role: 'user', userName: 'U', companyName: 'C' };
const handlers = Object.fromEntries(actions.map(({ name }) => [name, () => ({ tasks: tenTasks })]));
// The router of the server.
const app = new Hono({ router: new LinearRouter() });
app.all(
  '*',
  rpcSurface({
    dispatcher: new Dispatcher(api, handlers, {}),
    auth: { authenticate: () => caller, impersonate: () => caller },
  }),
);
const server = httpServer({ fetch: app.fetch, refusal: () => '' });
server.listen(0, '127.0.0.1', () => report(server.address().port));
