import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { LinearRouter } from 'hono/router/linear-router';
import type { Auth } from '../auth/index.js';
import { impersonate } from '../auth/index.js';
import { ApiError, type Dispatcher } from '../rpc/index.js';
import type { Store } from '../store/index.js';
import { docsPath } from '../surfaces/docs/surface.js';
import type { SurfaceParts } from '../surfaces/http/surface.js';
import { jsonRpcPath, jsonRpcSurface } from '../surfaces/jsonrpc/surface.js';
import type { RestSurface } from '../surfaces/rest/index.js';
import { refusalEnvelope } from '../surfaces/rpc/envelope.js';
import { rpcSurface } from '../surfaces/rpc/surface.js';
import type { CallCounters } from './call-counters.js';
import type { Configuration } from './configuration.js';
import { documentationPage } from './documentation-page.js';
import { apiDocuments, docsPage } from './documents.js';
import type { Logger } from './log.js';

export type HttpApp = Hono<{ Bindings: HttpBindings }>;

export interface HttpAppParts {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly store: Store;
  readonly auth: Auth;
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch' | 'registry'>;
  readonly counters: CallCounters;
  /** Those of the vendors that are served. */
  readonly surfaces: readonly RestSurface[];
}

/** All ways in over HTTP on one app. The RPC surface answers whatever no other route takes, so it comes last. */
export function httpApp({ configuration, log, store, auth, dispatcher, counters, surfaces }: HttpAppParts): HttpApp {
  // A handful of routes and `*`: reading them in order is quicker than a table, which would meet every path of every call once.
  const app: HttpApp = new Hono({ router: new LinearRouter() });
  const describes = configuration.boolean('server.docs');
  const parts = { ...surfaceParts({ configuration, log, auth, dispatcher }), documents: describes ? apiDocuments() : undefined };
  app.onError((thrown, context) => {
    const error = ApiError.from(thrown);
    log.error({ err: thrown }, 'a request failed outside any call');
    return context.body(refusalEnvelope(error), error.code as 500, { 'Content-Type': 'application/json' });
  });
  app.get('/health/live', (context) => context.json({ status: 'ok' }));
  app.get('/health/ready', async (context) => {
    const { ready, ...said } = await readiness(store, log);
    return context.json(said, ready ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    const { contentType, body } = await counters.text();
    return context.body(body, 200, { 'Content-Type': contentType });
  });
  if (describes) app.get(docsPath, docsPage(surfaceOptions(configuration)));
  for (const { paths, handler } of surfaces) for (const path of paths) app.all(path, handler);
  app.all(jsonRpcPath, jsonRpcSurface(parts));
  app.all('*', rpcSurface(parts));
  return app;
}

/** What every surface over HTTP is made of. */
export function surfaceParts({
  configuration,
  log,
  auth,
  dispatcher,
}: Pick<HttpAppParts, 'configuration' | 'log' | 'auth' | 'dispatcher'>): SurfaceParts {
  return {
    dispatcher,
    auth: {
      authenticate: (presented) => auth.authenticator.authenticate(presented),
      impersonate: (caller, wish) => impersonate(auth.identities, caller, wish),
    },
    options: surfaceOptions(configuration),
    onUnserialisable: (id, cause) => log.error({ id, err: cause }, 'an answer cannot be written as JSON'),
  };
}

/** The limits and wishes of the settings, as the surfaces and the HTTP server take them. */
export function surfaceOptions(configuration: Configuration) {
  const documentationOf = documentationPage(configuration);
  return {
    limits: {
      bodyBytes: configuration.integer('server.body_limit'),
      headerBytes: configuration.integer('server.header_limit'),
      callMs: configuration.integer('server.deadline_ms'),
      batchCalls: configuration.integer('server.jsonrpc_batch_limit'),
    },
    trustedProxies: configuration.integer('server.trusted_proxies'),
    cors: { origins: ['local', ...configuration.strings('server.cors_origins')] },
    ...(documentationOf ? { documentationOf } : {}),
    ...(configuration.boolean('server.compress') ? {} : { compression: false as const }),
  };
}

async function readiness(store: Store, log: Logger): Promise<{ ready: boolean; status: string; storage: string }> {
  try {
    await store.ping();
    return { ready: true, status: 'ok', storage: store.description };
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer');
    return { ready: false, status: 'the database does not answer', storage: store.description };
  }
}
